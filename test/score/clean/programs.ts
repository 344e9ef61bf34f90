/** Programs that handle secrets without holding any, and built code. */

import { family, type Family } from './draw.ts';

const SECRETS = 'password token secret apiKey accessToken clientSecret credentials privateKey';
const UPPER = 'API_KEY DB_PASSWORD CLIENT_SECRET AUTH_TOKEN JWT_SECRET PRIVATE_KEY SMTP_PASS';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const PROGRAMS: readonly Family[] = [
  family(
    'javascript',
    (d) => `src/${d.thing()}.js`,
    (d) => {
      const [name, env] = [d.pick(SECRETS), d.pick(UPPER)];
      return (
        `import { ${name} } from './config.js';\n\nexport async function load${capital(name)}(options) {\n` +
        `  const ${name}Value = options.${name} ?? process.env.${env};\n` +
        `  if (!${name}Value) throw new Error('Missing ${env}');\n` +
        `  const cacheKey = 'user:${d.thing()}:${d.int(1, 99)}';\n  const key = 'Arrow${d.pick('Left Right Up Down')}';\n` +
        `  return fetch('/api/v${d.int(1, 3)}/${d.thing()}', { headers: { Authorization: \`Bearer \${${name}Value}\` } });\n}\n`
      );
    },
  ),
  family(
    'typescript',
    (d) => `src/${d.thing()}.ts`,
    (d) => {
      const name = d.pick(SECRETS);
      return (
        `export interface Login${d.int(1, 9)} {\n  ${name}: string;\n  refreshToken?: string | null;\n  tokenType: 'bearer';\n}\n` +
        `export const ${name}Header = 'X-${capital(d.thing())}-Key';\n` +
        `export const ERROR_INVALID_TOKEN = 'E_TOKEN_INVALID_${d.int(1000, 9999)}';\n` +
        `const BUILD_ID = '${d.hex(40)}';\nconst requestId: string = '${d.uuid()}';\n`
      );
    },
  ),
  family(
    'tsx',
    (d) => `src/${capital(d.thing())}.tsx`,
    (d) =>
      `export const Form = () => (\n  <form key="${d.thing()}-${d.hex(6)}">\n` +
      `    <label htmlFor="password">Password</label>\n    <input id="password" type="password" name="${d.pick(SECRETS)}" ` +
      `placeholder="At least ${d.int(8, 16)} characters" autoComplete="current-password" />\n` +
      `    <span className="token token-${d.thing()} css-${d.hex(6)}">{t('auth.password.hint')}</span>\n  </form>\n);\n`,
  ),
  family(
    'python',
    (d) => `app/${d.thing()}.py`,
    (d) => {
      const env = d.pick(UPPER);
      return (
        `import os, secrets, getpass\n\n${env} = os.environ["${env}"]\nTOKEN_URL = "https://auth.acme.dev/oauth2/token"\n` +
        `password = getpass.getpass("Password for ${d.thing()}: ")\nsecret = secrets.token_hex(${d.int(16, 64)})\n` +
        `def login(user: str, password: str = None, token: str | None = None) -> bool:\n` +
        `    api_key = config.get("${d.thing()}", "api_key", fallback=None)\n    return check(password, api_key)\n` +
        `parser.add_argument("--token", help="access token, or ${env}", default=None)\n`
      );
    },
  ),
  family(
    'go',
    (d) => `pkg/${d.thing()}/client.go`,
    (d) =>
      `package ${d.thing()}\n\nimport "os"\n\ntype Config struct {\n\tPassword string \`json:"password,omitempty" env:"${d.pick(UPPER)}"\`\n` +
      `\tAPIKey   string \`yaml:"api_key"\`\n}\n\nvar ErrInvalidToken = errors.New("invalid token")\n` +
      `const tokenHeader = "X-${capital(d.thing())}-Token"\n\nfunc New() *Config {\n\treturn &Config{Password: os.Getenv("${d.pick(UPPER)}")}\n}\n`,
  ),
  family(
    'java',
    (d) => `src/main/java/io/acme/${capital(d.thing())}.java`,
    (d) =>
      `package io.acme;\n\npublic class Login {\n  private static final long serialVersionUID = ${d.int(1e8, 2e8)}${d.int(1e8, 2e8)}L;\n` +
      `  public static final String PASSWORD_PROPERTY = "${d.thing()}.datasource.password";\n  @Value("\${${d.thing()}.api-key}")\n` +
      `  private String apiKey;\n  private final String tokenEndpoint = "/oauth/token";\n` +
      `  void setPassword(String password) { this.password = Objects.requireNonNull(password, "password must be set"); }\n}\n`,
  ),
  family(
    'kotlin',
    (d) => `app/src/${capital(d.thing())}.kt`,
    (d) =>
      `data class Credentials(val userName: String, val password: String)\n` +
      `val apiKey: String by lazy { BuildConfig.${d.pick(UPPER)} }\nconst val KEY_TOKEN = "io.acme.${d.thing()}.KEY_TOKEN"\n` +
      `prefs.getString("access_token", null)\nval keyAlias = "${d.thing()}_key_alias"\n`,
  ),
  family(
    'csharp',
    (d) => `src/${capital(d.thing())}.cs`,
    (d) =>
      `namespace Acme;\n[Guid("${d.uuid()}")]\npublic class ${capital(d.thing())}Options {\n` +
      `  public string Password { get; set; } = string.Empty;\n  public string TokenUrl { get; init; } = "https://login.acme.dev/connect/token";\n` +
      `  private readonly string _apiKey = Environment.GetEnvironmentVariable("${d.pick(UPPER)}");\n` +
      `  // PublicKeyToken=${d.hex(16)}\n}\n`,
  ),
  family(
    'ruby',
    (d) => `app/models/${d.thing()}.rb`,
    (d) =>
      `class User < ApplicationRecord\n  has_secure_password\n  validates :password, length: { minimum: ${d.int(8, 12)} }\n` +
      `  attr_encrypted :token, key: Rails.application.credentials.${d.thing()}_key!\n` +
      `  SECRET = ENV.fetch("${d.pick(UPPER)}")\n  scope :by_token, ->(token) { where(token: token) }\nend\n`,
  ),
  family(
    'php',
    (d) => `src/${capital(d.thing())}.php`,
    (d) =>
      `<?php\nreturn [\n    'password' => env('${d.pick(UPPER)}'),\n    'secret' => getenv('${d.pick(UPPER)}') ?: null,\n` +
      `    'token_table' => 'password_reset_tokens',\n    'hash' => '${d.hex(32)}',\n];\n$password = $request->input('password');\n`,
  ),
  family(
    'rust',
    (d) => `src/${d.thing()}.rs`,
    (d) =>
      `#[derive(Deserialize)]\npub struct Config {\n    pub password: Option<String>,\n    pub api_key: SecretString,\n}\n` +
      `const TOKEN_PREFIX: &str = "${d.thing()}_";\nlet token = std::env::var("${d.pick(UPPER)}")?;\n` +
      `assert_eq!(digest, "${d.hex(64)}");\n`,
  ),
  family(
    'swift',
    (d) => `Sources/${capital(d.thing())}.swift`,
    (d) =>
      `let token = ProcessInfo.processInfo.environment["${d.pick(UPPER)}"]\nlet keychainKey = "io.acme.${d.thing()}.token"\n` +
      `@State private var password: String = ""\nSecureField("Password", text: $password)\nstruct Secret: Codable { let apiKey: String }\n`,
  ),
  family(
    'c',
    (d) => `src/${d.thing()}.c`,
    (d) =>
      `#include "auth.h"\n#define TOKEN_MAX_LEN ${d.int(64, 512)}\nstatic const char *password_prompt = "Password: ";\n` +
      `static const uint8_t key_schedule[] = { ${d.lines(4, () => Array.from({ length: 8 }, () => `0x${d.hex(2)}`).join(', ') + ',')} };\n` +
      `char *token = strtok(line, " ,");\nif (strcmp(key, "secret_key") == 0) parse(key);\n`,
  ),
  family(
    'cpp',
    (d) => `src/${d.thing()}.cpp`,
    (d) =>
      `enum class TokenKind { Identifier, StringLiteral, EndOfFile };\nstd::string password = settings.value("${d.thing()}/password").toString();\n` +
      `static constexpr auto kSecretKey = "secretKey";\n// clsid ${d.uuid().toUpperCase()}\n`,
  ),
  family(
    'scala',
    (d) => `src/${capital(d.thing())}.scala`,
    (d) =>
      `case class Login(user: String, password: String)\nval secret = config.getString("play.http.secret.key")\nval tokens = line.split(" ")\nval build = "${d.hex(7)}"\n`,
  ),
  family(
    'elixir',
    'config/runtime.exs',
    (d) =>
      `config :app, App.Repo,\n  password: System.fetch_env!("${d.pick(UPPER)}"),\n  secret_key_base: System.get_env("SECRET_KEY_BASE")\nconfig :${d.thing()}, token_ttl: ${d.int(60, 9000)}\n`,
  ),
  family(
    'dart',
    (d) => `lib/${d.thing()}.dart`,
    (d) =>
      `final token = await storage.read(key: 'access_token');\nconst apiKey = String.fromEnvironment('${d.pick(UPPER)}');\nfinal key = ValueKey('${d.thing()}-item-${d.int(1, 99)}');\n`,
  ),
  family(
    'perl',
    (d) => `lib/${capital(d.thing())}.pm`,
    (d) =>
      `my $password = $ENV{${d.pick(UPPER)}} or die "no password";\nmy ($key, $value) = split /=/, $line;\nour $VERSION = '${d.version()}';\n`,
  ),
  family(
    'lua',
    (d) => `${d.thing()}.lua`,
    (d) =>
      `local token = os.getenv("${d.pick(UPPER)}")\nlocal password = redis.call("GET", KEYS[1])\nreturn { key = "${d.thing()}", secret = nil }\n`,
  ),
  family(
    'haskell',
    (d) => `src/${capital(d.thing())}.hs`,
    (d) =>
      `data Token = TIdent Text | TString Text deriving (Eq, Show)\npassword <- getEnv "${d.pick(UPPER)}"\nnewtype ApiKey = ApiKey { unApiKey :: Text }\n`,
  ),
  family(
    'clojure',
    (d) => `src/${d.thing()}.clj`,
    (d) =>
      `(def password (System/getenv "${d.pick(UPPER)}"))\n(s/def ::token string?)\n{:api-key (env :api-key) :secret-name "${d.thing()}-secret"}\n`,
  ),
  family(
    'erlang',
    (d) => `src/${d.thing()}.erl`,
    (d) =>
      `-define(TOKEN_TTL, ${d.int(60, 9000)}).\nPassword = os:getenv("${d.pick(UPPER)}"),\n{token, Kind} = lists:keyfind(token, 1, Opts).\n`,
  ),
  family(
    'r',
    (d) => `R/${d.thing()}.R`,
    (d) =>
      `token <- Sys.getenv("${d.pick(UPPER)}")\npassword <- rstudioapi::askForPassword("Password")\nkeys <- unique(df$key)\n`,
  ),
  family(
    'solidity',
    (d) => `contracts/${capital(d.thing())}.sol`,
    (d) =>
      `contract Token {\n  bytes32 constant SLOT = 0x${d.hex(64)};\n  address constant token = 0x${d.hex(40)};\n  mapping(address => uint256) keys;\n}\n`,
  ),
  family(
    'sql',
    (d) => `db/migrations/2024${d.int(1000, 9999)}_${d.thing()}.sql`,
    (d) =>
      `CREATE TABLE users (\n  id BIGSERIAL PRIMARY KEY,\n  password_hash VARCHAR(255) NOT NULL,\n  api_token TEXT UNIQUE,\n  secret BYTEA\n);\n` +
      `ALTER TABLE ${d.thing()} ADD COLUMN access_token VARCHAR(${d.int(32, 512)});\nINSERT INTO schema_migrations VALUES ('${d.hex(32)}');\n`,
  ),
  family(
    'minified',
    (d) => `public/js/${d.thing()}.min.js`,
    (d) =>
      d.lines(
        1,
        () =>
          `!function(e,t){${Array.from({ length: 60 }, () => `var ${d.chars(2, 'abcdefgh')}=t.key="${d.base64url(5)}",r={password:"${d.chars(2, 'XYZxyz')}",token:"${d.hex(6)}"};`).join('')}}(this);`,
      ),
  ),
  family(
    'bundle',
    (d) => `assets/index-${d.hex(8)}.js`,
    (d) =>
      `const __vite__mapDeps=(i)=>i;function ${d.chars(2, 'abc')}(e){return e.token||e.password||""}var key="${d.thing()}",secretKey=e=>e.secret;` +
      `${'a.b.c(d,{key:"x",token:e.token});'.repeat(40)}\n`,
  ),
  family(
    'source-map',
    (d) => `dist/${d.thing()}.js.map`,
    (d) =>
      `{"version":3,"sources":["../src/token.ts"],"names":["password","token","apiKey"],"mappings":"${d.chars(900, 'ACEGIKMOQSUWYacegikmoqsuwy;,')}",` +
      `"sourcesContent":["const password = process.env.PASSWORD;\\nconst token = getToken();"]}\n`,
  ),
  family(
    'test-js',
    (d) => `test/${d.thing()}.test.js`,
    (d) =>
      `it('signs in', async () => {\n  await login({ user: 'ada', password: '${d.pick('password secret test123 hunter2 wrong-password letmein')}' });\n` +
      `  expect(client.token).toBe('${d.pick('token test-token abc123 fake-token my-token')}');\n  const id = '${d.uuid()}';\n});\n`,
  ),
  family(
    'test-go',
    (d) => `pkg/${d.thing()}_test.go`,
    (d) =>
      `func TestKey(t *testing.T) {\n\tkey, _ := hex.DecodeString("${d.hex(32)}")\n\twant := "${d.hex(64)}"\n\ttoken := "${d.pick('token test abc foo some-token')}"\n\t_ = key\n}\n`,
  ),
  family(
    'test-vectors',
    (d) => `testdata/${d.thing()}_vectors.json`,
    (d) =>
      `{"algorithm": "AES-GCM", "tests": [\n${d.lines(12, (at) => `{"tcId": ${at}, "key": "${d.hex(32)}", "iv": "${d.hex(24)}", "aad": "", "msg": "${d.hex(40)}", "ct": "${d.hex(40)}", "tag": "${d.hex(32)}"},`)}\n]}\n`,
  ),
];
