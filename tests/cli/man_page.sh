. "$(dirname "$0")/begin.sh"
# Every command and option of --help is in mishen(1), every reason in
# mishen-report(5), and neither page has a fault.
man_text=$(sed 's/\\-/-/g' "$ROOT/man/mishen.1")
in_page() { case $man_text in *"$1"*) ;; *) fail "no $1" ;; esac; }
for command in scan 'rules list' 'rules check' 'rules test' 'rules show' \
               version; do
  in_page "$command"
  "$MISHEN" $command --help > help
  for option in $(grep -oE -- '--[a-z][a-z-]+' help | sort -u); do
    in_page "$option"
  done
done
run "$MISHEN" scan . --allow-incomplete x
in_page "\"$("$MISHEN" version)\""
man_text=$(sed 's/\\-/-/g' "$ROOT/man/mishen-report.5")
for reason in $(sed -n 's/.*choose from: \(.*\)).*/\1/p' err | tr -d ','); do
  in_page "$reason"
done
command -v groff >/dev/null || exit 0
for page in mishen.1 mishen-report.5; do
  groff -man -Tutf8 -Kutf8 -ww -z "$ROOT/man/$page" > faults 2>&1
  [ ! -s faults ] || { cat faults >&2; fail "$page"; }
done
