/** Places where a value is given to a name, in the languages and formats of repositories. */

import type { Name } from './cases.ts';

export interface Place {
  /** Of the language or format. */
  readonly format: string;
  readonly path: string;
  readonly write: (name: Name, value: string) => string;
}

/** As the text of an element or attribute. */
export function asXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const json = (value: string): string => JSON.stringify(value).slice(1, -1);
const base64 = (value: string): string => Buffer.from(value).toString('base64');

function place(format: string, path: string, write: Place['write']): Place {
  return { format, path, write };
}

/** Every value of printable ASCII without quotes, backslashes and `$` may stand there. */
export const NAMED_PLACES: readonly Place[] = [
  place('env', '.env', (n, v) => `APP_ENV=production\n${n.upper}=${v}\nPORT=8080\n`),
  place('env-quoted', '.env.production', (n, v) => `${n.upper}="${v}"\n`),
  place('yaml', 'config/app.yaml', (n, v) => `server:\n  port: 80\n  ${n.snake}: '${v}'\n`),
  place('yaml-plain', 'config/settings.yml', (n, v) => `${n.camel}: ${v}\nlevel: info\n`),
  place('json', 'config/production.json', (n, v) => `{\n  "${n.camel}": "${json(v)}"\n}\n`),
  place(
    'appsettings',
    'src/Api/appsettings.json',
    (n, v) => `{"Logging": {"Level": "Warning"}, "${n.pascal}": "${json(v)}"}\n`,
  ),
  place('ini', 'etc/app.ini', (n, v) => `[service]\nhost = 10.0.0.5\n${n.snake} = ${v}\n`),
  place('toml', 'config.toml', (n, v) => `[service]\n${n.snake} = "${json(v)}"\nretries = 3\n`),
  place('xml', 'web.config', (n, v) => `<add key="${n.pascal}" value="${asXml(v)}" />\n`),
  place(
    'xml-element',
    'conf/settings.xml',
    (n, v) => `<settings>\n  <${n.camel}>${asXml(v)}</${n.camel}>\n</settings>\n`,
  ),
  place(
    'properties',
    'src/main/resources/application.properties',
    (n, v) => `server.port=8080\n${n.dotted}=${v}\n`,
  ),
  place('dockerfile', 'Dockerfile', (n, v) => `FROM node:22\nENV ${n.upper}=${v}\nRUN make\n`),
  place(
    'compose',
    'docker-compose.yml',
    (n, v) => `services:\n  web:\n    environment:\n      - ${n.upper}=${v}\n`,
  ),
  place(
    'compose-map',
    'compose.yaml',
    (n, v) => `services:\n  web:\n    environment:\n      ${n.upper}: "${json(v)}"\n`,
  ),
  place(
    'k8s-env',
    'deploy/web.yaml',
    (n, v) => `        env:\n        - name: ${n.upper}\n          value: "${json(v)}"\n`,
  ),
  place(
    'k8s-env-plain',
    'deploy/api.yaml',
    (n, v) => `        env:\n        - name: ${n.upper}\n          value: ${v}\n`,
  ),
  place(
    'k8s-secret',
    'deploy/secret.yaml',
    (n, v) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  ${n.kebab}: ${base64(v)}\n`,
  ),
  place(
    'k8s-string-data',
    'k8s/secrets.yaml',
    (n, v) => `apiVersion: v1\nkind: Secret\nstringData:\n  ${n.kebab}: "${json(v)}"\n`,
  ),
  place('terraform', 'main.tf', (n, v) => `resource "x" "y" {\n  ${n.snake} = "${json(v)}"\n}\n`),
  place('tfvars', 'prod.tfvars', (n, v) => `region = "eu-west-1"\n${n.snake} = "${json(v)}"\n`),
  place('shell', 'deploy.sh', (n, v) => `set -eu\nexport ${n.upper}='${v}'\n./run\n`),
  place('powershell', 'Deploy.ps1', (n, v) => `$${n.pascal} = '${v}'\nInvoke-Build\n`),
  place('batch', 'build.cmd', (n, v) => `@echo off\r\nset ${n.upper}=${v}\r\ncall make\r\n`),
  place('python', 'app/settings.py', (n, v) => `import os\n\n${n.upper} = '${v}'\nDEBUG = False\n`),
  place('python-call', 'app/client.py', (n, v) => `client = connect(${n.snake}="${v}")\n`),
  place('python-dict', 'app/conf.py', (n, v) => `CONF = {\n    '${n.snake}': '${v}',\n}\n`),
  place('javascript', 'src/client.js', (n, v) => `const ${n.camel} = '${v}';\nexport default 1;\n`),
  place('typescript', 'src/client.ts', (n, v) => `export const ${n.camel}: string = "${v}";\n`),
  place('js-object', 'src/config.mjs', (n, v) => `export default {\n  ${n.camel}: '${v}',\n};\n`),
  place('js-env-default', 'src/env.js', (n, v) => `const k = process.env.${n.upper} || '${v}';\n`),
  place('go', 'cmd/main.go', (n, v) => `package main\n\nconst ${n.camel} = "${v}"\n`),
  place('go-short', 'pkg/client.go', (n, v) => `\t${n.camel} := "${v}"\n`),
  place(
    'java',
    'src/main/java/App.java',
    (n, v) => `  private static final String ${n.upper} = "${v}";\n`,
  ),
  place('csharp', 'src/App.cs', (n, v) => `    private const string ${n.pascal} = "${v}";\n`),
  place('ruby', 'lib/client.rb', (n, v) => `module Acme\n  ${n.upper} = '${v}'\nend\n`),
  place('ruby-hash', 'config/initializers/x.rb', (n, v) => `setup ${n.snake}: '${v}', ssl: true\n`),
  place('php', 'src/config.php', (n, v) => `<?php\n$${n.camel} = '${v}';\n`),
  place('php-define', 'wp-config.php', (n, v) => `<?php\ndefine('${n.upper}', '${v}');\n`),
  place('php-array', 'config/services.php', (n, v) => `return [\n  '${n.snake}' => '${v}',\n];\n`),
  place('rust', 'src/main.rs', (n, v) => `const ${n.upper}: &str = "${v}";\n\nfn main() {}\n`),
  place('swift', 'Sources/App.swift', (n, v) => `let ${n.camel} = "${v}"\nprint("up")\n`),
  place('kotlin', 'src/App.kt', (n, v) => `private const val ${n.upper} = "${v}"\n`),
  place('scala', 'src/App.scala', (n, v) => `  val ${n.camel} = "${v}"\n`),
  place('dart', 'lib/main.dart', (n, v) => `const String ${n.camel} = '${v}';\n`),
  place('c', 'src/main.c', (n, v) => `#define ${n.upper} "${v}"\n`),
  place('cpp', 'src/main.cpp', (n, v) => `static const std::string ${n.camel} = "${v}";\n`),
  place('perl', 'lib/App.pm', (n, v) => `my $${n.snake} = '${v}';\n`),
  place('lua', 'conf.lua', (n, v) => `local ${n.snake} = "${v}"\n`),
  place('elixir', 'config/prod.exs', (n, v) => `config :app,\n  ${n.snake}: "${v}"\n`),
  place('groovy', 'build.gradle', (n, v) => `ext.${n.camel} = '${v}'\n`),
  place('gradle-properties', 'gradle.properties', (n, v) => `${n.camel}=${v}\n`),
  place(
    'ci-yaml',
    '.github/workflows/ci.yml',
    (n, v) => `jobs:\n  test:\n    env:\n      ${n.upper}: '${v}'\n    steps:\n`,
  ),
  place('gitlab-ci', '.gitlab-ci.yml', (n, v) => `variables:\n  ${n.upper}: "${json(v)}"\n`),
  place('plist', 'Info.plist', (n, v) => `<key>${n.pascal}</key>\n<string>${asXml(v)}</string>\n`),
  place(
    'jupyter',
    'notebooks/model.ipynb',
    (n, v) =>
      `{"cells":[{"cell_type":"code","source":["${json(`${n.snake} = "${v}"\n`)}","print(1)"]}]}\n`,
  ),
  place('comment', 'src/app.py', (n, v) => `def run():\n    # ${n.upper}="${v}"\n    pass\n`),
  place('comment-c', 'src/app.ts', (n, v) => `// const ${n.camel} = '${v}';\nrun();\n`),
  place('sql', 'seed.sql', (n, v) => `UPDATE settings SET ${n.snake} = '${v}' WHERE id = 1;\n`),
  place('conf', 'etc/agent.conf', (n, v) => `log_level info\n${n.snake}: ${v}\n`),
  place('nix', 'configuration.nix', (n, v) => `  services.app.${n.camel} = "${v}";\n`),
  place('vue', 'src/App.vue', (n, v) => `<script>\nexport default { ${n.camel}: "${v}" }\n`),
  place('helm', 'charts/web/values.yaml', (n, v) => `config:\n  ${n.camel}: "${json(v)}"\n`),
  place('ansible', 'group_vars/all.yml', (n, v) => `---\n${n.snake}: "${json(v)}"\n`),
  place('systemd', 'app.service', (n, v) => `[Service]\nEnvironment="${n.upper}=${v}"\n`),
  place('makefile', 'Makefile', (n, v) => `${n.upper} := ${v}\n\nall:\n\t./build\n`),
  place('swift-dictionary', 'App/Keys.swift', (n, v) => `let keys = ["${n.camel}": "${v}"]\n`),
  place('objective-c', 'App/Keys.m', (n, v) => `NSString *const ${n.camel} = @"${v}";\n`),
];

/** Places without a name: a token that tells itself is found in each. */
export const BARE_PLACES: readonly Place[] = [
  place('header', 'requests.http', (_, v) => `GET https://svc.acme.dev/v1\nX-Auth: ${v}\n`),
  place('bearer', 'call.sh', (_, v) => `curl -H "Authorization: Bearer ${v}" https://svc.acme.dev`),
  place('log', 'logs/server.log', (_, v) => `2026-03-01T10:12:13Z INFO sent ${v} to 10.0.0.7\n`),
  place('markdown', 'docs/notes.md', (_, v) => `# Setup\n\nUse \`${v}\` when it asks.\n`),
  place('prose', 'NOTES.txt', (_, v) => `Ask Kim for access, or take ${v} until then.\n`),
  place('url-query', 'src/api.js', (_, v) => `fetch("https://svc.acme.dev/v1?k=${v}&page=2")\n`),
  place('url-user', '.gitmodules', (_, v) => `  url = https://oauth2:${v}@git.acme.dev/a/b.git\n`),
  place('netrc', '.netrc', (_, v) => `machine git.acme.dev\n  login ci\n  password ${v}\n`),
  place('npmrc', '.npmrc', (_, v) => `//registry.acme.dev/:_authToken=${v}\n`),
  place('pypirc', '.pypirc', (_, v) => `[acme]\nusername = __token__\npassword = ${v}\n`),
  place('list', 'src/list.json', (_, v) => `["first", "${json(v)}", "last"]\n`),
  place('html', 'public/index.html', (_, v) => `<script>init("${v}")</script>\n`),
  place('diff', 'fix.patch', (_, v) => `@@ -1 +1 @@\n-x = "${v}"\n+x = read()\n`),
  place('csv', 'export.csv', (_, v) => `id,name,value\n7,ops,${v}\n`),
  place('argument', 'src/run.py', (_, v) => `connect("ops", "${v}")\n`),
];
