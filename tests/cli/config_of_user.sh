. "$(dirname "$0")/begin.sh"
# $XDG_CONFIG_HOME, else ~/.config; only where there is no nearer one.
mkdir -p .config/mishen xdg/mishen
echo 'profile: commit' > .config/mishen/config.yaml
echo 'profile: strict' > xdg/mishen/config.yaml
run "$MISHEN" scan xdg --report json --quiet
json 'r["run"]["profile"] == "commit"'
XDG_CONFIG_HOME=$work/xdg run "$MISHEN" scan xdg --report json
json 'r["run"]["profile"] == "strict"'
XDG_CONFIG_HOME=xdg run "$MISHEN" scan xdg --report json
json 'r["run"]["profile"] == "commit"'
echo '# none' > .mishen.yaml
run "$MISHEN" scan xdg --report json
json 'r["run"]["profile"] == "website"'
json 'r["run"]["config"]["path"].endswith("/.mishen.yaml")'
