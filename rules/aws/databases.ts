/**
 * Passwords of databases and caches that AWS runs, told by the host they belong to (in a URL, a
 * connection string or the lines around) or by the resource that is made with them.
 */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { isDummyPassword } from '../../src/text/placeholder.ts';
import { replace } from './advice.ts';
import { isDocumented } from './documentation-values.ts';

/** Labels of the services in host names: `x.c1a2.eu-west-1.rds.amazonaws.com`. */
const SERVICES = [
  'rds',
  'redshift',
  'redshift-serverless',
  'cache',
  'memorydb',
  'docdb',
  'docdb-elastic',
  'neptune',
  'es',
  'aos',
  'mq',
  'dax-clusters',
];
/** The end of such a host's name; some services put the Region behind their label. */
const HOST_SUFFIX = String.raw`\.(?:${SERVICES.join('|')})\.(?:[a-z0-9-]{4,16}\.)?amazonaws\.com`;
const HOST = String.raw`[A-Za-z0-9][\w.-]{0,200}${HOST_SUFFIX}`;

/** What every form has that looks for a host: cheap tests first, since addresses are common. */
const AT_HOST = {
  keywords: SERVICES.map((service) => `.${service}.`),
  requires:
    /(?:pass|pwd|auth|-p|:\/\/)[\s\S]{0,400}amazonaws\.com|amazonaws\.com[\s\S]{0,400}(?:pass|pwd|auth|-p)/i,
};

const PASSWORD_KEY = String.raw`(?:[Pp]assword|PASSWORD|[Pp]asswd|PASSWD|[Pp]wd|PWD|[Pp]ass|PASS|auth_token|AUTH_TOKEN|authToken)`;

/** Literal values in quotes, or bare where a file has nothing but names and values. */
const QUOTES = ['"', "'"];

/** A value in a connection string or query: up to what separates values, or an escaped line end. */
const PARAMETER = /(?:(?!\\[nrt"'])[^\s"'<>&;]){1,128}/;

/** The name of a call of an API, or a permission to call it. */
const OPERATION = /^(?:[a-z-]{2,24}:)?(?:[A-Z][a-z]{1,16}){3,8}$/;

function isRealPassword({ secret }: Capture): boolean {
  // No database of AWS takes a blank.
  return (
    secret.length >= 4 &&
    !/\s/.test(secret) &&
    !OPERATION.test(secret) &&
    !isDummyPassword(secret) &&
    !isDocumented(secret)
  );
}

/** Without quotes only what no language reads as a name, a call or a number. */
function isRealBarePassword(capture: Capture): boolean {
  const { secret } = capture;
  if (/^[A-Za-z_][A-Za-z_]*$|^\d+$|^[A-Za-z_]\w*(?:\(|\[|\.[A-Za-z_])|[,;(){}]$/.test(secret))
    return false;
  return secret.length >= 6 && isRealPassword(capture);
}

/** Terraform's resources that are made with a password. */
const RESOURCES = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_redshift_cluster',
  'aws_redshiftserverless_namespace',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_user',
  'aws_memorydb_user',
  'aws_mq_broker',
  'aws_opensearch_domain',
  'aws_elasticsearch_domain',
  'aws_dms_endpoint',
  'aws_directory_service_directory',
  'aws_rds_global_cluster',
];

export const databasePassword: Rule = defineRule({
  id: 'aws-db-password',
  title: 'Password of a database on AWS',
  severity: 'high',
  description:
    'The password of a database, data warehouse or cache that runs on AWS. Where its security group ' +
    'is open it can be used from anywhere, otherwise from inside the network.',
  advice: replace(
    [
      'Set another password: `aws rds modify-db-instance --master-user-password …` (or the like for ' +
        'Redshift, ElastiCache, DocumentDB), or ALTER USER for other users; restart what uses it.',
      'Check that the database is not publicly accessible, and its log for sign-ins that are not yours.',
    ],
    'Keep it in AWS Secrets Manager and let it rotate, or sign in to the database with IAM.',
  ),
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  forms: [
    {
      // A password that is percent-encoded is matched decoded, where it may hold anything.
      ...AT_HOST,
      before: /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/"'<>]{0,80}:/,
      secret: /(?:(?!:\/\/|%[0-9A-Fa-f]{2})[^\s"'<>]){1,128}?/,
      after: new RegExp(`@${HOST}`),
      check: isRealPassword,
    },
    {
      // jdbc:…?user=…&password=…, Server=…;Password=…, host=… password=…
      ...AT_HOST,
      before: new RegExp(
        `${HOST_SUFFIX}(?:[:/,;?& ][^\\n"'<>]{0,240}?)?(?:[?&; ])\\s?${PASSWORD_KEY}\\s?=\\s?`,
      ),
      secret: PARAMETER,
      check: isRealPassword,
    },
    {
      ...AT_HOST,
      before: new RegExp(`(?<![\\w-])${PASSWORD_KEY}\\s?=\\s?`),
      secret: PARAMETER,
      after: new RegExp(
        `[;& ][^\\n"'<>]{0,200}?(?:[Hh]ost|HOST|[Ss]erver|[Dd]ata [Ss]ource)\\s?=\\s?(?:tcp:)?${HOST}`,
      ),
      check: isRealPassword,
    },
    // mysql -h HOST -u root -pPASSWORD, PGPASSWORD=… psql -h HOST
    {
      ...AT_HOST,
      before: new RegExp(
        `${HOST_SUFFIX}["']?[^\\n|;&]{0,160}?\\s(?:--password[= ]|-p|-a\\s|--pass\\s)["']?`,
      ),
      secret: /[^\s"'`$<>-][^\s"'`<>;\\]{3,127}/,
      check: (capture) =>
        isRealBarePassword(capture) &&
        /(?:mysql|redis-cli|psql|mongo|mariadb|valkey-cli)/.test(lineBefore(capture)),
    },
    {
      ...AT_HOST,
      before: /(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH)=["']?/,
      secret: /[^\s"'`$<>][^\s"'`<>;\\]{3,127}/,
      after: new RegExp(`["']?\\s[^\\n]{0,200}?${HOST}`),
      check: isRealPassword,
    },
    // Settings in the lines after the host or before it.
    ...QUOTES.map((quote) => ({
      ...AT_HOST,
      before: new RegExp(
        `${HOST_SUFFIX}["'\\s,:/;)][^\\0]{0,320}?${PASSWORD_KEY}["']?\\s{0,8}(?:=>|:=|[:=])\\s{0,8}${quote}`,
      ),
      secret: new RegExp(`[^${quote}\\n\\r]{1,128}`),
      after: new RegExp(quote),
      check: isRealPassword,
    })),
    {
      ...AT_HOST,
      before: new RegExp(
        `${HOST_SUFFIX}["'\\s,:/;][^\\0]{0,320}?${PASSWORD_KEY}["']?[ \\t]{0,8}[:=][ \\t]{0,8}`,
      ),
      secret: /[^\s"'`$<>{}!&*|%[(][^\s"'`<>;\\]{5,127}/,
      after: /(?=\s|$)/,
      check: isRealBarePassword,
    },
    ...QUOTES.map((quote) => ({
      ...AT_HOST,
      before: new RegExp(`${PASSWORD_KEY}["']?\\s{0,8}(?:=>|:=|[:=])\\s{0,8}${quote}`),
      secret: new RegExp(`[^${quote}\\n\\r]{1,128}`),
      after: new RegExp(`${quote}(?:[^\\0]{0,200}?[\\s"'=:/])?${HOST}`),
      check: (capture: Capture) => isRealPassword(capture) && namesHostAfter(capture),
    })),
    {
      ...AT_HOST,
      before: new RegExp(`(?<![^\\s])[\\w.-]{0,40}${PASSWORD_KEY}[ \\t]{0,8}[:=][ \\t]{0,8}`),
      secret: /[^\s"'`$<>{}!&*|%[(][^\s"'`<>;\\]{5,127}/,
      after: new RegExp(`\\r?\\n[^\\0]{0,200}?[\\s"'=:/]${HOST}`),
      check: (capture) => isRealBarePassword(capture) && namesHostAfter(capture),
    },
    // What makes the database: Terraform, its state, CloudFormation, the CLI, SDKs.
    ...QUOTES.map((quote) => ({
      keywords: ['master_user_password', 'masteruserpassword', 'master-user-password'],
      ignoreCase: true,
      before: new RegExp(
        `master[_-]?user[_-]?password["']?\\s{0,16}(?:=>|[:=]|\\s)\\s{0,8}${quote}`,
      ),
      secret: new RegExp(`[^${quote}\\n\\r]{1,128}`),
      after: new RegExp(quote),
      check: isRealPassword,
    })),
    {
      keywords: ['MasterUserPassword', 'master-user-password'],
      before: /(?:MasterUserPassword:|--master-user-password[= ])[ \t]{0,8}/,
      secret: /[^\s"'`$<>{}!&*|%[(][^\s"'`<>;\\]{5,127}/,
      after: /(?=\s|$)/,
      check: isRealBarePassword,
    },
    {
      keywords: RESOURCES,
      before: new RegExp(
        `"(?:${RESOURCES.join('|')})"[^\\0]{0,3000}?(?<![\\w-])(?:password|auth_token|master_password|admin_user_password)"?\\s{0,24}[=:]\\s{0,4}"`,
      ),
      secret: /[^"\n\r]{1,128}/,
      after: /"/,
      check: isRealPassword,
    },
  ],
  matches: [
    'DATABASE_URL=postgres://app:«e9!WU·cxjSHcD»@acme.c1a2b3d4.us-east-1.rds.amazonaws.com:5432/app',
    'REDIS_URL=rediss://:«k1_Vb·cYph_HI»@master.acme.x1y2z3.use1.cache.amazonaws.com:6379',
    'url=jdbc:redshift://acme.abc123.us-west-2.redshift.amazonaws.com:5439/dev?user=bi&password=«p8!EP·OV_8te!»',
    'Server=acme.c1a2b3d4.eu-west-1.rds.amazonaws.com;Database=app;User Id=app;Password=«w8-Hv·njA_iRG»;',
    '"dsn": "host=acme.c1a2b3d4.eu-west-1.rds.amazonaws.com port=5432 user=app password=«r2~VJ·pOnb-2L»"',
    'DB_HOST=acme.c1a2b3d4.eu-west-1.rds.amazonaws.com\nDB_USER=app\nDB_PASSWORD=«s8_No·HDPUp70»\n',
    "{ password: '«s7!DD·9csK!28»', host: 'acme.c1a2b3d4.eu-west-1.rds.amazonaws.com' }",
    'resource "aws_db_instance" "main" {\n  engine = "postgres"\n  password = "«z4~Wi·VJC2Ur5»"\n}',
    'aws redshift create-cluster --master-username a --master-user-password «w9^Ii·DDbF-K0» --node-type x',
    'Type: AWS::RDS::DBInstance\nProperties:\n  MasterUserPassword: «h9-Ij·ro_CsyK»\n',
    'PGPASSWORD=«c7_QO·sf5IW9S» psql -h acme.c1a2b3d4.eu-west-1.rds.amazonaws.com',
  ],
  rejects: [
    'DATABASE_URL=postgres://app:${DB_PASSWORD}@acme.c1a2b3.us-east-1.rds.amazonaws.com/app',
    'DATABASE_URL=postgres://user:password@acme.c1a2b3.us-east-1.rds.amazonaws.com/app',
    'DATABASE_URL=postgres://app:e9!WU·cxjSHcD@localhost:5432/app',
    'resource "aws_db_instance" "main" {\n  password = var.db_password\n}',
    'resource "aws_db_instance" "main" {\n  password = "${var.db_password}"\n}',
    'MasterUserPassword: !Ref DbPassword\n',
    "MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}'",
    'DB_HOST=acme.c1a2b3d4.eu-west-1.rds.amazonaws.com\nDB_PASSWORD=\n',
    "{ host: 'acme.c1a2b3d4.eu-west-1.rds.amazonaws.com', password: process.env.DB_PASSWORD }",
  ],
});

function lineBefore({ text, start }: Capture): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(lineStart, start);
}

/** Between a password and the host behind it stand settings of the same connection, at most six. */
function namesHostAfter({ text, end }: Capture): boolean {
  const after = text.slice(end, end + 440);
  const host = after.search(/[A-Za-z0-9][\w-]{0,62}\.[\w.-]{1,140}\.amazonaws\.com/);
  if (host < 0) return false;
  const between = after.slice(0, host);
  return between.split('\n').length <= 7 && !/\}|\n\s*\n/.test(between);
}
