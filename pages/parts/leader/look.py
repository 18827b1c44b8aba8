"""When this person last looked (lần xem trước): days kept in the browser, nowhere else.

A cookie, so that the first run knows it: `campaign:earlier:latest` of each campaign looked at.
Two days are kept, or a second look on the same day would find nothing to compare with.
"""

import re
from datetime import date

import streamlit as st

from pages.parts.address import address

NAME = "thi-dua-so-look"
KEPT = re.compile(r"([a-z0-9-]{1,40}):(\d{4}-\d\d-\d\d)?:(\d{4}-\d\d-\d\d)")
SCRIPT = """
export default function ({ data }) {
  const said = document.cookie.split("; ").find((one) => one.startsWith(data.name + "="));
  const looks = (said ? said.slice(data.name.length + 1) : "").split("|").filter(Boolean);
  const mine = looks.find((one) => one.startsWith(data.campaign + ":"));
  const [, earlier, latest] = (mine || "::").split(":");
  if (latest === data.day) return;
  const others = looks.filter((one) => one !== mine).slice(0, data.most - 1);
  const look = [data.campaign, latest || earlier, data.day].join(":");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = data.name + "=" + [look, ...others].join("|")
    + "; path=/; max-age=31536000; SameSite=Lax" + secure;
}
"""
MOST = 12  # campaigns a browser remembers
look = st.components.v2.component("look", js=SCRIPT)


def last_look(campaign: str, day: date) -> date | None:
    """The latest day before `day` on which this browser showed the campaign, if it kept one."""
    for name, earlier, latest in KEPT.findall(str(st.context.cookies.get(NAME, ""))):
        if name == campaign:
            days = [_day(said) for said in (latest, earlier) if said]
            return next((one for one in days if one and one < day), None)
    return None


def remember_look(campaign: str, day: date) -> None:
    """Have the browser keep the day, unless an earlier day or a snapshot was asked for."""
    if {"as_of", "snapshot"} & address().keys():
        return
    with st.container(key="unseen-look"):
        look(key="look", data={"name": NAME, "campaign": campaign, "day": f"{day}", "most": MOST})


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
