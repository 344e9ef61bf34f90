/**
 * What the path of a content says about its values: whether bare words may be values there, whether
 * secrets in it are likely to be made up, and whether it is worth looking at all.
 */

/** How a language or format writes values. */
export type Syntax =
  /** A program: text values are in quotes. */
  | 'code'
  /** Names and values, one a line, quotes optional. */
  | 'config'
  /** Command lines: assignments and options. */
  | 'shell'
  /** Elements and attributes. */
  | 'markup'
  /** Text for people. */
  | 'prose'
  /** No path, or a name that says nothing. */
  | 'unknown';

export interface PathTraits {
  readonly syntax: Syntax;
  /** Hashes or machine-made text: names mean nothing there. */
  readonly isNoise: boolean;
  /** Texts for people: a name says what is shown, unless the value cannot be anything else. */
  readonly isLabels: boolean;
  /** Tests, examples, documentation: values are often made up. */
  readonly isTest: boolean;
}

const EXTENSIONS: Readonly<Record<Exclude<Syntax, 'unknown'>, string>> = {
  code:
    'js jsx ts tsx mjs cjs mts cts vue svelte astro java kt kts scala sc groovy gradle cs vb fs fsx c h cc cpp cxx hpp ' +
    'hh hxx m mm go rs swift py pyw pyx rb erb rake php phtml pl pm t lua r jl dart ex exs erl hrl hs clj cljs cljc ' +
    'sql psql plsql tf hcl nix jsonnet libsonnet cue bicep proto zig nim v d pas dpr ada adb f90 cob coffee elm ' +
    'ml mli rkt scm lisp el sol vy cr tcl awk asm s abap apex cls trigger pde ino gd hx as jsp jspx asp aspx cshtml ' +
    'razor ejs hbs pug jade haml slim twig blade liquid mustache json json5 jsonc ipynb har avsc webmanifest ' +
    'resx bas cfm cfc vbs au3 ahk robot toml',
  config:
    'env ini cfg conf config cnf properties props yml yaml prefs desktop service list repo netrc npmrc pypirc pgpass ' +
    'htpasswd reg tfvars auto ovpn rdp inf my envrc secrets credentials creds dist example sample template tpl j2 tmpl ' +
    'local production development staging prod dev stage bak old orig save backup hjson plist settings rc',
  shell:
    'sh bash zsh ksh csh fish bat cmd ps1 psm1 psd1 dockerfile containerfile mk makefile just command expect exp',
  markup:
    'xml html htm xhtml xaml svg xsl xslt wsdl xsd pom csproj vbproj fsproj targets nuspec jrxml jmx xmi fxml axml kml gpx rss atom jnlp launch iml',
  prose:
    'md markdown mdx rst adoc asciidoc txt text log tex org wiki textile pod rdoc man me 1 2 3 4 5 6 7 8 n csv tsv eml mbox rtf out err diff patch feature',
};

const SYNTAX_OF = new Map(
  Object.entries(EXTENSIONS).flatMap(([syntax, extensions]) =>
    extensions.split(' ').map((extension) => [extension, syntax as Syntax]),
  ),
);

const SHELL_NAME =
  /^(?:dockerfile|containerfile|makefile|gnumakefile|justfile|jenkinsfile|vagrantfile|procfile)/i;
const CONFIG_NAME =
  /^(?:\.env|\.?netrc|_netrc|\.npmrc|\.yarnrc|\.pypirc|\.pgpass|\.my\.cnf|\.git-credentials|credentials|config|\.htpasswd|\.s3cfg|\.boto|\.bash|\.zsh|\.profile|crontab|hosts|passwd|[.\w-]{2,24}[a-z]rc$|interfaces$)/i;

/** What programs say to people, in their languages. */
const LABELS =
  /(?:^|\/)(?:i18n|l10n|locales?|locali[sz]ations?|lang|langs|languages?|translations?|messages)\/|(?:messages|strings|labels)(?:[_-][a-z]{2}(?:[_-][A-Za-z]{2,4})?)?\.(?:properties|json|xml|ya?ml|ts|js|php)$|\.(?:po|pot|arb|resx|xlf|xliff|strings|mo|tmx|lproj)$/i;

/** Dependency pins, built code, recordings, word lists, schemas. */
const NOISE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pipfile\.lock|composer\.lock|gemfile\.lock|mix\.lock|pubspec\.lock|podfile\.lock|packages\.lock\.json|flake\.lock|gradle\.lockfile|module\.bazel\.lock|\.cargo-checksum\.json|\.secrets\.baseline|\.gitleaks\.toml|\.keyscan-allow\.toml|\.keyscan-baseline\.json)$|\.min\.(?:js|css|mjs|html)$|\.bundle\.js$|[.-](?=[a-z]*\d)(?=\d*[a-z])[0-9a-f]{8,20}\.(?:js|css)$|\.(?:map|css|scss|sass|less|svg|snap|proto|graphql|gql|graphqls|xsd|wsdl|d\.ts|d\.mts|d\.cts|lcov|dic|aff|syms|tmlanguage|ttf|woff2?)$|(?:openapi|swagger)[^/]{0,40}\.(?:ya?ml|json)$/i;

const TEST =
  /(?:^|\/)t\/|\.t$|(?:^|[/_.-])(?:tests?|testing|specs?|__tests__|testdata|test-data|fixtures?|mocks?|__mocks__|stubs?|examples?|samples?|demos?|e2e|cypress|bench(?:marks?)?|docs?|documentation|tutorials?|manual|man|cassettes?|vcr|golden|dummy|fakes?)(?:[/_.-]|$)|conftest\.py$|\.(?:md|mdx|markdown|rst|adoc|tex|org|pod|rdoc|[1-8])$|(?:^|\/)(?:readme|changelog|changes|history|news|todo)/i;

/** `LoginTest.java`, `AppSpec.scala`: with a capital, or `contest.js` would be one. */
const TEST_CLASS = /(?:Tests?|Spec|IT|TestCase)\.\w{1,6}$/;

const NOTHING: PathTraits = { syntax: 'unknown', isNoise: false, isLabels: false, isTest: false };

/** A path for each syntax. Noise and tests only speak against a match. */
export const SAMPLE_PATHS: readonly string[] = ['a.js', 'a.env', 'a.sh', 'a.xml', 'a.txt'];

let last: { readonly path: string; readonly traits: PathTraits } | undefined;

/** Facts about a content from its path, `/`-separated; nothing is known without one. */
export function traitsOf(path: string | undefined): PathTraits {
  if (path === undefined) return NOTHING;
  // All matches of a content ask for the same path.
  if (last?.path !== path) {
    last = {
      path,
      traits: {
        syntax: syntaxOf(path),
        isNoise: NOISE.test(path),
        isLabels: LABELS.test(path),
        isTest: TEST.test(path) || TEST_CLASS.test(path),
      },
    };
  }
  return last.traits;
}

function syntaxOf(path: string): Syntax {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (SHELL_NAME.test(name)) return 'shell';
  if (CONFIG_NAME.test(name) && !/\.(?:[jt]sx?|[cm]js|py|rb|php|json|go|xml)$/i.test(name)) {
    return 'config';
  }
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return SYNTAX_OF.get(extension) ?? 'unknown';
}
