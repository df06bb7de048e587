. "$(dirname "$0")/begin.sh"
# Every command and option of --help is in mishen(1), every reason in
# mishen-report(5), and neither page has a fault.
man_text=$(sed 's/\\-/-/g' "$MAN/mishen.1")
for command in scan 'rules list' 'rules check' 'rules test' 'rules show' version; do
  case $man_text in *"$command"*) ;; *) fail "no $command" ;; esac
  "$MISHEN" $command --help > help
  for option in $(grep -oE -- '--[a-z][a-z-]+' help | sort -u); do
    case $man_text in *"$option"*) ;; *) fail "$command $option not in mishen.1" ;; esac
  done
done
run "$MISHEN" scan . --allow-incomplete x
for reason in $(sed -n 's/.*choose from: \(.*\)).*/\1/p' err | tr -d ','); do
  sed 's/\\-/-/g' "$MAN/mishen-report.5" | grep -q -- "$reason" || fail "$reason not in mishen-report.5"
done
grep -qF "\"mishen $("$MISHEN" version | cut -d' ' -f2)\"" "$MAN/mishen.1" || fail version
command -v groff >/dev/null || exit 0
for page in mishen.1 mishen-report.5; do
  groff -man -Tutf8 -Kutf8 -ww -z "$MAN/$page" 2>&1 | grep . && fail "$page" || true
done
