. "$(dirname "$0")/begin.sh"
org_pack 玄武工程
echo 通知 > clean.txt
echo 玄武工程 > review.txt
head -c 3000 /dev/zero > unread.bin
scan() { run "$MISHEN" scan --rules org.yaml "$@"; }
scan clean.txt; exits 0
scan review.txt; exits 1
scan review.txt --fail-on block; exits 0
scan clean.txt --unknown; exits 2
scan unread.bin clean.txt; exits 3
scan unread.bin review.txt; exits 1
scan unread.bin review.txt --fail-on block; exits 3
scan unread.bin review.txt --report json=none/x.json; exits 4
