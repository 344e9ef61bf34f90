/** Settings, pipelines and infrastructure that refer to secrets and hold none. */

import { family, type Family } from './draw.ts';

const UPPER = 'API_KEY DB_PASSWORD CLIENT_SECRET AUTH_TOKEN JWT_SECRET NPM_TOKEN SMTP_PASSWORD';
const FILLERS =
  'changeme your-token-here <password> xxxxxxxxxxxxxxxx TODO replace_me CHANGE_ME null example ********';

export const SETTINGS: readonly Family[] = [
  family(
    'github-actions',
    (d) => `.github/workflows/${d.thing()}.yml`,
    (d) =>
      `name: ${d.thing()}\non: push\npermissions:\n  id-token: write\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n` +
      `      - uses: actions/checkout@${d.hex(40)} # v${d.int(2, 5)}\n        with:\n          token: \${{ secrets.${d.pick(UPPER)} }}\n` +
      `      - run: echo "password=$PASSWORD" >> "$GITHUB_OUTPUT"\n        env:\n          PASSWORD: \${{ secrets.${d.pick(UPPER)} }}\n` +
      `      - uses: actions/cache@v4\n        with:\n          key: \${{ runner.os }}-node-\${{ hashFiles('**/package-lock.json') }}\n`,
  ),
  family(
    'gitlab-ci',
    '.gitlab-ci.yml',
    (d) =>
      `variables:\n  TOKEN: $${d.pick(UPPER)}\n  SECURE_FILES: "true"\ndeploy:\n  cache:\n    key: "$CI_COMMIT_REF_SLUG"\n` +
      `  secrets:\n    DATABASE_PASSWORD:\n      vault: production/${d.thing()}/password@ops\n  script:\n    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD"\n`,
  ),
  family(
    'circleci',
    '.circleci/config.yml',
    (d) =>
      `jobs:\n  build:\n    environment:\n      TOKEN: << pipeline.parameters.token >>\n    steps:\n      - restore_cache:\n          key: v1-deps-{{ checksum "yarn.lock" }}\n      - add_ssh_keys:\n          fingerprints:\n            - "${Array.from({ length: 16 }, () => d.hex(2)).join(':')}"\n`,
  ),
  family(
    'travis',
    '.travis.yml',
    (d) =>
      `language: node_js\nenv:\n  global:\n    - secure: "${d.base64(171)}="\ndeploy:\n  api_key:\n    secure: ${d.base64(171)}=\n`,
  ),
  family(
    'azure-pipelines',
    'azure-pipelines.yml',
    (d) =>
      `steps:\n- script: ./deploy\n  env:\n    SYSTEM_ACCESSTOKEN: $(System.AccessToken)\n    PASSWORD: $(${d.pick(UPPER)})\n- task: AzureKeyVault@2\n  inputs:\n    azureSubscription: '${d.uuid()}'\n    SecretsFilter: '*'\n`,
  ),
  family(
    'jenkins',
    'Jenkinsfile',
    (d) =>
      `withCredentials([string(credentialsId: '${d.thing()}-token', variable: 'TOKEN'), usernamePassword(credentialsId: '${d.uuid()}', passwordVariable: 'PASSWORD', usernameVariable: 'USER')]) {\n  sh 'curl -H "Authorization: Bearer $TOKEN" https://ci.acme.dev'\n}\n`,
  ),
  family(
    'env-example',
    '.env.example',
    (d) =>
      `APP_KEY=\nDB_PASSWORD=${d.pick(FILLERS)}\nAPI_TOKEN=${d.pick(FILLERS)}\n${d.pick(UPPER)}="${d.pick(FILLERS)}"\nSESSION_TOKEN_TTL=${d.int(60, 9000)}\n`,
  ),
  family(
    'compose',
    'docker-compose.yml',
    (d) =>
      `services:\n  db:\n    image: postgres@sha256:${d.hex(64)}\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n` +
      `      API_TOKEN: \${${d.pick(UPPER)}:?set it}\n      SECRET_KEY: \${${d.pick(UPPER)}}\n    secrets: [db_password]\nsecrets:\n  db_password:\n    file: ./db_password.txt\n`,
  ),
  family(
    'dockerfile',
    'Dockerfile',
    (d) =>
      `FROM node:22@sha256:${d.hex(64)}\nARG NPM_TOKEN\nARG ${d.pick(UPPER)}\nENV GPG_KEY ${d.hex(40).toUpperCase()}\nENV PYTHON_SHA256 ${d.hex(64)}\n` +
      `RUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci\nENV TOKEN=$NPM_TOKEN\n`,
  ),
  family(
    'k8s-deployment',
    (d) => `k8s/${d.thing()}.yaml`,
    (d) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${d.thing()}\n  uid: ${d.uuid()}\nspec:\n  template:\n    spec:\n      imagePullSecrets:\n      - name: registry-credentials\n` +
      `      serviceAccountName: ${d.thing()}-token-reader\n      containers:\n      - env:\n        - name: ${d.pick(UPPER)}\n          valueFrom:\n            secretKeyRef:\n              name: ${d.thing()}-secret\n              key: password\n` +
      `        - name: PASSWORD\n          value: $(DB_PASSWORD)\n`,
  ),
  family(
    'k8s-secret-empty',
    (d) => `k8s/${d.thing()}-secret.yaml`,
    (d) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${d.thing()}\ntype: Opaque\ndata:\n  password: ${Buffer.from(d.pick(FILLERS)).toString('base64')}\n  api-key: ${Buffer.from(`your-${d.thing()}-api-key`).toString('base64')}\n  username: ${Buffer.from(`${d.thing()}-admin`).toString('base64')}\n`,
  ),
  family(
    'sealed-secret',
    (d) => `k8s/${d.thing()}-sealed.yaml`,
    (d) =>
      `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: Ag${d.base64(300)}\n    token: Ag${d.base64(300)}==\n`,
  ),
  family(
    'sops',
    (d) => `secrets/${d.thing()}.enc.yaml`,
    (d) =>
      `db_password: ENC[AES256_GCM,data:${d.base64(24)},iv:${d.base64(43)}=,tag:${d.base64(22)}==,type:str]\nsops:\n  kms:\n  - arn: arn:aws:kms:eu-west-1:111122223333:key/${d.uuid()}\n    enc: AQICAHg${d.base64(200)}\n  mac: ENC[AES256_GCM,data:${d.base64(88)},iv:${d.base64(43)}=,tag:${d.base64(22)}==,type:str]\n`,
  ),
  family(
    'ansible-vault',
    (d) => `group_vars/${d.thing()}/vault.yml`,
    (d) =>
      `db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n${d.lines(6, () => `  ${d.hex(80)}`)}\n`,
  ),
  family(
    'ansible',
    (d) => `roles/${d.thing()}/tasks/main.yml`,
    (d) =>
      `- name: create user\n  mysql_user:\n    name: app\n    password: "{{ vault_${d.thing()}_password }}"\n    login_password: "{{ lookup('env', '${d.pick(UPPER)}') }}"\n    update_password: on_create\n  no_log: true\n`,
  ),
  family(
    'terraform',
    (d) => `modules/${d.thing()}/main.tf`,
    (d) =>
      `variable "db_password" {\n  type        = string\n  sensitive   = true\n  description = "Password of the ${d.thing()} database"\n}\nresource "aws_db_instance" "x" {\n  password = var.db_password\n` +
      `  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/${d.uuid()}"\n}\ntoken = data.vault_generic_secret.${d.thing()}.data["token"]\nsecret_name = "${d.thing()}-db-credentials"\n`,
  ),
  family(
    'cloudformation',
    'template.yaml',
    (d) =>
      `Resources:\n  Db:\n    Properties:\n      MasterUserPassword: !Sub '{{resolve:secretsmanager:\${${d.thing()}Secret}:SecretString:password}}'\n      KmsKeyId: !GetAtt Key.Arn\nParameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    MinLength: ${d.int(8, 16)}\n`,
  ),
  family(
    'helm-values',
    (d) => `charts/${d.thing()}/values.yaml`,
    (d) =>
      `image:\n  tag: ${d.version()}\n  digest: sha256:${d.hex(64)}\nauth:\n  password: ""\n  existingSecret: "${d.thing()}-auth"\n  secretKeys:\n    adminPasswordKey: admin-password\ntokenSecretName: ${d.thing()}-token\n`,
  ),
  family(
    'helm-template',
    (d) => `charts/${d.thing()}/templates/secret.yaml`,
    (d) =>
      `kind: Secret\ndata:\n  password: {{ .Values.auth.password | b64enc | quote }}\n  token: {{ randAlphaNum ${d.int(16, 64)} | b64enc }}\n`,
  ),
  family(
    'spring',
    'src/main/resources/application.yml',
    (d) =>
      `spring:\n  datasource:\n    password: \${${d.pick(UPPER)}}\n  security:\n    oauth2:\n      client-secret: \${${d.pick(UPPER)}:}\n      token-uri: https://login.acme.dev/oauth2/token\njasypt:\n  password: ENC(${d.base64(43)}=)\n`,
  ),
  family(
    'properties',
    'src/main/resources/app.properties',
    (d) =>
      `db.password=\${db.password}\nsecurity.token.header=X-Auth-Token\nkey.store.path=/etc/ssl/${d.thing()}.jks\npassword.min.length=${d.int(8, 20)}\nbuild.commit=${d.hex(40)}\n`,
  ),
  family(
    'ini',
    'setup.cfg',
    (d) =>
      `[flake8]\nper-file-ignores = tests/*:S105,S106\n[auth]\npassword =\ntoken_file = ~/.config/${d.thing()}/token\nsecret_backend = vault\ncommit = ${d.hex(40)}\n`,
  ),
  family(
    'toml',
    'pyproject.toml',
    (d) =>
      `[tool.${d.thing()}]\ntoken-env = "${d.pick(UPPER)}"\nkeywords = ["password", "secret", "token"]\nsource_revision = "${d.hex(40)}"\n[tool.bandit]\nskips = ["B105", "B106"]\n`,
  ),
  family(
    'nginx',
    'nginx.conf',
    (d) =>
      `ssl_certificate_key /etc/ssl/private/${d.thing()}.key;\nssl_session_ticket_key /etc/nginx/ticket.key;\nproxy_set_header Authorization $http_authorization;\nauth_basic_user_file /etc/nginx/.htpasswd;\nadd_header Content-Security-Policy "script-src 'nonce-$request_id' 'sha256-${d.base64(43)}='";\n`,
  ),
  family(
    'shell',
    (d) => `scripts/${d.thing()}.sh`,
    (d) =>
      `#!/bin/sh\nset -eu\n: "\${${d.pick(UPPER)}:?must be set}"\nTOKEN="$(vault kv get -field=token secret/${d.thing()})"\nread -rsp "Password: " PASSWORD\n` +
      `curl -fsS -H "Authorization: Bearer $TOKEN" -u "$USER:$PASSWORD" https://svc.acme.dev\nPASS=$(openssl rand -base64 ${d.int(16, 48)})\necho "${d.hex(64)}  pass.tgz" | sha256sum -c\n`,
  ),
  family(
    'powershell',
    (d) => `scripts/${d.thing()}.ps1`,
    (d) =>
      `param([Parameter(Mandatory)][SecureString]$Password, [string]$Token = $env:${d.pick(UPPER)})\n$secret = Get-AzKeyVaultSecret -VaultName '${d.thing()}-kv' -Name 'db-password'\n$cred = Get-Credential -Message "Password for ${d.thing()}"\n`,
  ),
  family(
    'makefile',
    'Makefile',
    (d) =>
      `TOKEN ?= $(shell cat ~/.${d.thing()}-token)\nPASSWORD := $(${d.pick(UPPER)})\ncheck-secrets:\n\t@test -n "$(TOKEN)" || (echo "TOKEN is not set"; exit 1)\nCOMMIT := ${d.hex(40)}\n`,
  ),
  family(
    'openapi',
    'api/openapi.yaml',
    (d) =>
      `components:\n  securitySchemes:\n    apiKey:\n      type: apiKey\n      name: X-API-Key\n      in: header\n  schemas:\n    Login:\n      properties:\n        password:\n          type: string\n          format: password\n          minLength: ${d.int(8, 16)}\n        token:\n          $ref: '#/components/schemas/Token'\n`,
  ),
  family(
    'json-schema',
    (d) => `schemas/${d.thing()}.schema.json`,
    (d) =>
      `{"$id": "https://acme.dev/${d.thing()}.json", "properties": {"password": {"type": "string", "description": "The password of the user"}, "token": {"type": "string", "pattern": "^[A-Za-z0-9]{${d.int(20, 64)}}$"}, "secret": {"enum": ["plain", "vault", "env"]}}}\n`,
  ),
  family(
    'protobuf',
    (d) => `proto/${d.thing()}.proto`,
    (d) =>
      `message LoginRequest {\n  string user = 1;\n  string password = ${d.int(2, 9)};\n  string api_key = 10;\n  optional string refresh_token = 11;\n}\n`,
  ),
  family(
    'graphql',
    (d) => `schema/${d.thing()}.graphql`,
    (d) =>
      `type Mutation {\n  login(user: String!, password: String!): Token!\n  resetPassword(token: String!, ttl: Int = ${d.int(60, 900)}): Boolean\n}\n`,
  ),
  family(
    'editor',
    '.vscode/settings.json',
    (d) =>
      `{"editor.tokenColorCustomizations": {"textMateRules": [{"scope": "keyword.${d.thing()}", "settings": {"foreground": "#${d.hex(6)}"}}]}, "key": "ctrl+shift+${d.chars(1, 'abcdefg')}", "cSpell.words": ["passwd", "apikey"]}\n`,
  ),
  family(
    'scanner',
    '.gitleaks.toml',
    (d) =>
      `[[rules]]\nid = "${d.thing()}-token"\nregex = '''(?i)${d.thing()}[_-]?token\\s*[:=]\\s*['"]?([a-z0-9]{32})['"]?'''\nkeywords = ["token"]\n[allowlist]\ncommits = ["${d.hex(40)}"]\n`,
  ),
];
