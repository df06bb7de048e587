. "$(dirname "$0")/begin.sh"
# Every command and option of --help is in mishen(1), every reason in
# mishen-report(5), every key and limit in mishen-config(5), and no page has a
# fault.
man_text=$(sed 's/\\-/-/g' "$ROOT/man/mishen.1")
in_page() { case $man_text in *"$1"*) ;; *) fail "no $1" ;; esac; }
for command in scan 'rules list' 'rules check' 'rules test' 'rules show' \
               extract doctor version; do
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
man_text=$(sed 's/\\-/-/g' "$ROOT/man/mishen-config.5")
echo 'no_such_key: 1' > c.yaml
run "$MISHEN" scan . --config c.yaml --lang en
for key in $(sed -n 's/.*one of: \(.*\)/\1/p' err | tr -d ','); do
  in_page ".B $key"
done
"$MISHEN" doctor --lang en > doctor.out || true
number='[0-9]*\( [KMG]iB\| s\)\?'
sed -n "/^Limits/,/^\$/s/^  \([a-z-]*\) *\($number\) .*/\1:\2/p" doctor.out \
  > limits
[ -s limits ] || fail 'no limits'
while IFS=: read -r limit value; do
  in_page ".B $limit
"
  case $man_text in
    *".B $limit
"*": $value by default"*) ;;
    *) fail "$limit $value" ;;
  esac
done < limits
command -v groff >/dev/null || exit 0
for page in mishen.1 mishen-config.5 mishen-report.5; do
  groff -man -Tutf8 -Kutf8 -ww -z "$ROOT/man/$page" > faults 2>&1
  [ ! -s faults ] || { cat faults >&2; fail "$page"; }
done
