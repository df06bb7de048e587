. "$(dirname "$0")/begin.sh"
echo '机密★10年' > a.txt
escape=$(printf '\033')
run "$MISHEN" scan a.txt; hides "$escape"
run "$MISHEN" scan a.txt --color always; says "$escape"
run "$MISHEN" scan a.txt --color always --report text=r.txt
! grep -q "$escape" r.txt || fail 'color in a file'
command -v script >/dev/null || exit 0
tty() {
  TERM=xterm script -qec "$1" /dev/null > out 2> err < /dev/null || true
}
tty "$MISHEN scan a.txt"; says "$escape"
tty "NO_COLOR=1 $MISHEN scan a.txt"; hides "$escape"
tty "TERM=dumb $MISHEN scan a.txt"; hides "$escape"
tty "$MISHEN scan a.txt --color never"; hides "$escape"
