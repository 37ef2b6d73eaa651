#!/bin/sh
# Makes var/bundle/plotly.min.js of plotly.js and esbuild, in the versions of package-lock.json.
# The server takes it where its hash is that of plotly.sha256: `--pin` writes that file, for whoever
# has changed the recipe.
set -eu
cd "$(dirname "$0")"
here=$PWD
into=$here/../../var/bundle
command -v npm > /dev/null || { echo "npm is missing: sudo apt-get install nodejs npm" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json traces.js "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build
if [ "${1:-}" = --pin ]; then sha256sum plotly.min.js > "$here/plotly.sha256"; fi
sha256sum -c --quiet "$here/plotly.sha256" || {
	echo "what was built is not what the recipe says: nothing is changed" >&2
	exit 1
}
mkdir -p "$into"
mv plotly.min.js "$into/plotly.min.js"
echo "var/bundle/plotly.min.js: $(wc -c < "$into/plotly.min.js") bytes"
