from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from pages.parts.serving.uploads import upload

    file = upload("Tệp", ["csv"], "a.file")
    st.text_input("khác", key="other")
    running = get_script_run_ctx()
    held = running.uploaded_file_mgr.file_storage.get(running.session_id, {})
    st.text(f"{file.name} {file.getvalue().decode()} {len(held)}" if file else f"- {len(held)}")
    st.session_state.file = file


def test_a_file_is_held_on_disk_and_let_go_by_streamlit():
    at = AppTest.from_function(page).run()
    assert at.text[0].value == "- 0"
    at.file_uploader[0].upload("a.csv", "một".encode(), "text/csv").run()
    assert at.text[0].value == "a.csv một 0"
    first = at.session_state.file.path
    at.text_input[0].set_value("x").run()
    assert at.text[0].value == "a.csv một 0"
    assert at.session_state.file.path == first
    at.file_uploader[0].upload("b.csv", b"hai", "text/csv").run()
    assert at.text[0].value == "b.csv hai 0"
    assert not first.parent.exists()
