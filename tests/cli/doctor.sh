. "$(dirname "$0")/begin.sh"
run "$MISHEN" doctor --lang en
exits 0
silent
says "$("$MISHEN" version | cut -d' ' -f2)"
says mishen-reader
says passed
says '.config/mishen/config.yaml'
says 'input-bytes             256 MiB'
says 'All is well.'
printf 'limits: {depth: 3}\njobs: 5\nprofile: commit\n' > .mishen.yaml
run "$MISHEN" doctor
exits 0
says "$(sha256sum < .mishen.yaml | cut -d' ' -f1)"
says '（默认 8）'
says 一切正常
run "$MISHEN" doctor --no-sandbox --lang en
exits 0
says '(--no-sandbox)'
echo 'jobs: many' > .mishen.yaml
run "$MISHEN" doctor
exits 2
says 有错误
