. "$(dirname "$0")/begin.sh"
mkdir folder
echo text > folder/a.txt
ln -s folder/a.txt link
usage() { run "$MISHEN" extract "$@"; exits 2; [ ! -s out ] || fail "$*"; }
usage
usage folder
usage folder/
usage folder/a.txt folder/a.txt
usage ''
usage folder/a.txt --format xml
run "$MISHEN" extract missing.txt
exits 3
says not-found
run "$MISHEN" extract link
exits 3
run "$MISHEN" extract - < folder/a.txt
exits 0
says text
printf '密级：机密' | iconv -t GB18030 > g.txt
run "$MISHEN" extract g.txt
exits 0
says 密级：机密
