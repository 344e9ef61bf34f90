/** Texts, recordings, media and keys that may be public. */

import { family, type Family } from './draw.ts';

const block = (label: string, body: string): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const LABELS = 'Password Token Secret Passwort Kennwort Contraseña Senha Пароль パスワード 密码';

export const DOCUMENTS: readonly Family[] = [
  family(
    'certificate',
    (d) => `certs/${d.thing()}.pem`,
    (d) =>
      block(
        'CERTIFICATE',
        `MIID${d.base64(60)}\n${d.lines(16, () => d.base64(64))}\n${d.base64(30)}==`,
      ),
  ),
  family(
    'public-key',
    (d) => `keys/${d.thing()}.pub`,
    (d) =>
      block(
        'PUBLIC KEY',
        `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${d.base64(20)}\n${d.lines(5, () => d.base64(64))}`,
      ),
  ),
  family(
    'ssh-public-key',
    (d) => `ssh/${d.thing()}.pub`,
    (d) =>
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${d.base64(43)} ${d.thing()}@build\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${d.base64(340)} deploy\n`,
  ),
  family('known-hosts', 'known_hosts', (d) =>
    d.lines(
      6,
      () =>
        `|1|${d.base64(27)}=|${d.base64(27)}= ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${d.base64(43)}`,
    ),
  ),
  family('pgp-public', 'KEYS', (d) =>
    block(
      'PGP PUBLIC KEY BLOCK',
      `Comment: release key\n\nmQINBF${d.base64(58)}\n${d.lines(20, () => d.base64(64))}\n=${d.base64(4)}`,
    ),
  ),
  family(
    'pgp-signature',
    (d) => `dist/${d.thing()}.asc`,
    (d) =>
      block(
        'PGP SIGNATURE',
        `\niQIzBAAB${d.base64(56)}\n${d.lines(8, () => d.base64(64))}\n=${d.base64(4)}`,
      ),
  ),
  family(
    'jwks',
    'jwks.json',
    (d) =>
      `{"keys": [{"kty": "RSA", "use": "sig", "kid": "${d.base64url(27)}", "alg": "RS256", "n": "${d.base64url(342)}", "e": "AQAB"}, {"kty": "EC", "crv": "P-256", "x": "${d.base64url(43)}", "y": "${d.base64url(43)}"}]}\n`,
  ),
  family(
    'locale-json',
    (d) => `src/locales/${d.pick('de fr es pt ru ja')}.json`,
    (d) =>
      `{"login": {"password": "${d.pick(LABELS)}", "token": "${d.pick(LABELS)}", "secret": "${d.pick(LABELS)}", "forgotPassword": "Passwort vergessen?", "apiKey": "Clé d’API"}}\n`,
  ),
  family(
    'po',
    (d) => `po/${d.pick('de fr es pt')}.po`,
    (d) =>
      `msgid "Password"\nmsgstr "${d.pick(LABELS)}"\n\nmsgid "Your access token has expired"\nmsgstr "Das Zugriffstoken ist abgelaufen"\n# ${d.hex(8)}\n`,
  ),
  family(
    'android-strings',
    'app/src/main/res/values/strings.xml',
    (d) =>
      `<resources>\n  <string name="password">${d.pick(LABELS)}</string>\n  <string name="api_key_hint">Paste the key of ${d.thing()}</string>\n  <string name="token_expired">Token expired</string>\n</resources>\n`,
  ),
  family(
    'resx',
    'Resources.resx',
    (d) =>
      `<data name="Password" xml:space="preserve"><value>${d.pick(LABELS)}</value></data>\n<data name="SecretLabel"><value>Client secret of ${d.thing()}</value></data>\n`,
  ),
  family(
    'notebook',
    (d) => `notebooks/${d.thing()}.ipynb`,
    (d) =>
      `{"cells": [{"cell_type": "code", "id": "${d.hex(8)}", "outputs": [{"data": {"image/png": "iVBORw0KGgo${d.base64(600)}", "text/plain": ["<Figure>"]}}], "source": ["import os\\n", "token = os.environ['TOKEN']\\n", "tokens = tokenizer(text, max_length=${d.int(64, 512)})"]}]}\n`,
  ),
  family(
    'svg',
    (d) => `images/${d.thing()}.svg`,
    (d) =>
      `<svg viewBox="0 0 24 24"><path id="key" d="M${d.int(1, 20)}.${d.int(1, 9)} ${d.lines(1, () => Array.from({ length: 60 }, () => `${d.pick('l c h v s')}${d.int(0, 9)}.${d.int(0, 99)}-${d.int(0, 9)}.${d.int(0, 99)}`).join(''))}z"/><image href="data:image/png;base64,iVBORw0KGgo${d.base64(300)}"/></svg>\n`,
  ),
  family(
    'css',
    (d) => `styles/${d.thing()}.css`,
    (d) =>
      `.password-input--error { color: #${d.hex(6)}; }\n.token.punctuation { background: url(data:font/woff2;base64,d09GMgABAAAA${d.base64(400)}); }\n@keyframes secret-fade { from { opacity: 0 } }\n#api-key-${d.hex(4)} { width: ${d.int(1, 99)}px }\n`,
  ),
  family(
    'html',
    (d) => `public/${d.thing()}.html`,
    (d) =>
      `<script src="https://cdn.acme.dev/x.js" integrity="sha384-${d.base64(64)}" crossorigin="anonymous" nonce="${d.base64(22)}=="></script>\n<meta name="csrf-token" content="${d.base64(86)}==">\n` +
      `<input type="hidden" name="__RequestVerificationToken" value="${d.base64url(92)}">\n<input type="password" name="password" placeholder="Your password">\n<meta name="google-site-verification" content="${d.base64url(43)}">\n`,
  ),
  family(
    'server-log',
    (d) => `logs/${d.thing()}.log`,
    (d) =>
      d.lines(
        14,
        () =>
          `${d.date()} ${d.pick('INFO WARN DEBUG')} [${d.uuid()}] ${d.pick('token_refresh password_reset secret_rotated key_lookup')} user=${d.int(1, 9999)} trace=${d.hex(32)} took=${d.int(1, 900)}ms Bearer token invalid`,
      ),
  ),
  family('access-log', 'logs/access.log', (d) =>
    d.lines(
      12,
      () =>
        `10.0.${d.int(0, 255)}.${d.int(0, 255)} - - [01/Mar/2026] "GET /reset-password?id=${d.int(1, 9999)} HTTP/1.1" 200 ${d.int(100, 9999)} "https://acme.dev/login" "Mozilla/5.0" rid=${d.hex(16)}`,
    ),
  ),
  family(
    'api-docs',
    (d) => `docs/${d.thing()}.md`,
    (d) =>
      `# Authentication\n\nSend your API key: \`Authorization: Bearer YOUR_API_KEY\`.\n\n\`\`\`sh\ncurl -u user:password -H "X-Api-Key: <your-key>" https://api.acme.dev/v1/${d.thing()}?token=TOKEN\n\`\`\`\n\n` +
      `| name | type | description |\n|---|---|---|\n| password | string | The password of the user |\n| token | string | expires after ${d.int(5, 60)} minutes |\n\nexport API_TOKEN=your-api-token\n`,
  ),
  family(
    'rst',
    (d) => `docs/${d.thing()}.rst`,
    (d) =>
      `Secrets\n=======\n\nSet \`\`password\`\` to the password of the database::\n\n    password = "..."\n    token: <token>\n\n.. versionadded:: ${d.version()}\n\nPassword: at least ${d.int(8, 12)} characters, one digit.\n`,
  ),
  family('changelog', 'CHANGELOG.md', (d) =>
    d.lines(
      8,
      () =>
        `## ${d.version()}\n\n- fix token refresh in ${d.thing()} ([${d.hex(7)}](https://github.com/acme/x/commit/${d.hex(40)}))\n- password: allow ${d.int(12, 64)} characters, thanks @ada\n`,
    ),
  ),
  family(
    'patch',
    (d) => `patches/${d.thing()}.patch`,
    (d) =>
      `From ${d.hex(40)} Mon Sep 17 00:00:00 2001\nSubject: [PATCH] token: read it from the environment\n\ndiff --git a/token.py b/token.py\nindex ${d.hex(10)}..${d.hex(10)} 100644\n--- a/token.py\n+++ b/token.py\n@@ -1 +1 @@\n-token = config["token"]\n+token = os.environ["TOKEN"]\n`,
  ),
  family(
    'git-binary-patch',
    (d) => `patches/${d.thing()}-icon.patch`,
    (d) =>
      `GIT binary patch\nliteral ${d.int(100, 999)}\n${d.lines(10, () => `z${d.chars(65, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+-;<=>?@^_{|}~')}`)}\n`,
  ),
  family(
    'har',
    (d) => `recordings/${d.thing()}.har`,
    (d) =>
      `{"log": {"entries": [{"request": {"url": "https://acme.dev/${d.thing()}?id=${d.uuid()}", "headers": [{"name": "X-Request-Id", "value": "${d.uuid()}"}, {"name": "traceparent", "value": "00-${d.hex(32)}-${d.hex(16)}-01"}, {"name": "If-None-Match", "value": "\\"${d.hex(32)}\\""}]}}]}}\n`,
  ),
  family(
    'mail',
    (d) => `mail/${d.thing()}.eml`,
    (d) =>
      `Message-ID: <${d.base64url(40)}@mail.acme.dev>\nDKIM-Signature: v=1; a=rsa-sha256; d=acme.dev; s=s1; bh=${d.base64(43)}=; b=${d.base64(172)}\nContent-Type: multipart/mixed; boundary="----=_Part_${d.int(1, 999)}_${d.int(1e8, 9e8)}"\nSubject: Reset your password\n\n${d.lines(5, () => d.base64(76))}\n`,
  ),
  family(
    'csv',
    (d) => `data/${d.thing()}.csv`,
    (d) =>
      `id,token,sha1,created\n${d.lines(14, () => `${d.uuid()},${d.pick('the quick brown fox jumps')},${d.hex(40)},${d.date()}`)}\n`,
  ),
  family(
    'zone',
    (d) => `dns/${d.thing()}.zone`,
    (d) =>
      `@ IN TXT "v=spf1 -all"\n@ IN TXT "google-site-verification=${d.base64url(43)}"\ns1._domainkey IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${d.base64(180)}"\n@ IN DNSKEY 257 3 13 ${d.base64(86)}==\n@ IN DS ${d.int(1000, 9999)} 13 2 ${d.hex(64)}\n`,
  ),
  family('sitemap', 'sitemap.xml', (d) =>
    d.lines(
      8,
      () =>
        `<url><loc>https://acme.dev/blog/how-to-choose-a-password-${d.hex(8)}</loc><lastmod>${d.date()}</lastmod></url>`,
    ),
  ),
  family('xcode', 'App.xcodeproj/project.pbxproj', (d) =>
    d.lines(
      12,
      () =>
        `\t\t${d.hex(24).toUpperCase()} /* Token.swift in Sources */ = {isa = PBXBuildFile; fileRef = ${d.hex(24).toUpperCase()} /* Token.swift */; };`,
    ),
  ),
  family(
    'visual-studio',
    'App.sln',
    (d) =>
      `Project("{${d.uuid().toUpperCase()}}") = "Auth", "Auth.csproj", "{${d.uuid().toUpperCase()}}"\n<UserSecretsId>${d.uuid()}</UserSecretsId>\n<PublicKeyToken>${d.hex(16)}</PublicKeyToken>\n`,
  ),
  family(
    'transactions',
    (d) => `deployments/${d.thing()}.json`,
    (d) =>
      `{"address": "0x${d.hex(40)}", "transactionHash": "0x${d.hex(64)}", "token": "0x${d.hex(40)}", "bytecode": "0x608060405234${d.hex(400)}", "abi": [{"name": "tokenURI", "type": "function"}]}\n`,
  ),
  family(
    'vocabulary',
    (d) => `models/${d.thing()}/tokenizer.json`,
    (d) =>
      `{"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "[UNK]", "bos_token_id": ${d.int(0, 9)}, "added_tokens": [{"id": 1, "content": "<|endoftext|>"}], "vocab": {"pass": 1, "##word": 2, "Ġtoken": ${d.int(3, 999)}}}\n`,
  ),
  family(
    'snapshot',
    (d) => `src/__snapshots__/${d.thing()}.test.js.snap`,
    (d) =>
      `exports[\`renders 1\`] = \`\n<input\n  class="css-${d.hex(7)}"\n  name="password"\n  value="${d.pick('secret hunter2 abc')}"\n/>\n\`;\n`,
  ),
  family('coverage', 'coverage/lcov.info', (d) =>
    d.lines(
      10,
      () =>
        `SF:src/${d.thing()}/token.ts\nFN:${d.int(1, 99)},readPassword\nFNDA:${d.int(0, 99)},readPassword\nDA:${d.int(1, 99)},1,${d.base64(22)}`,
    ),
  ),
  family(
    'baseline',
    '.secrets.baseline',
    (d) =>
      `{"results": {"a.py": [{"type": "Secret Keyword", "filename": "a.py", "hashed_secret": "${d.hex(40)}", "is_verified": false, "line_number": ${d.int(1, 99)}}]}}\n`,
  ),
];
