// A sign-in service on loopback for the tests: accounts are e-mail addresses, passwords any text.
// node provider.mjs PORT REDIRECT_URI
import { Provider } from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: "thi-dua-so",
    client_secret: "a-secret-of-the-test",
    redirect_uris: [redirect],
    post_logout_redirect_uris: [redirect],
  }],
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      ...(id.startsWith("no-mail") ? {} : { email: id, email_verified: true }),
      groups: id.startsWith("many") ? Array.from({ length: 300 }, (_, n) => `group-number-${n}-of-many`) : [],
    }),
  }),
  ttl: { Session: 3600, Grant: 3600, Interaction: 3600, IdToken: 3600, AccessToken: 3600 },
  cookies: { keys: ["a key of the test that signs its cookies"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log(`ready ${issuer}`));
