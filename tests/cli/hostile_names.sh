. "$(dirname "$0")/begin.sh"
# Names cannot move the cursor, forge a line or a workflow command.
mkdir tree
for name in "$(printf 'a\033[2Jb')" "$(printf 'x\n::error::forged')" \
            "$(printf 'a\342\200\256txt.exe')" "$(printf 'bad\377\376')" \
            -rf ::error::x; do
  printf '机密★10年\n' > "tree/$name"
  printf 'x\000y\001' > "tree/$name.bin"
done
run "$MISHEN" scan tree --verbose --show
exits 1
! grep -q "$(printf '\033')" out err || fail 'escape'
! grep -q '^::error' out err || fail 'a forged line'
! grep -q "$(printf '\342\200\256')" out err || fail 'a bidi control'
says '\x1b[2J'
run "$MISHEN" scan tree --report json
! grep -q "$(printf '\033')" out || fail 'escape in JSON'
json 'len(r["inputs"]) == 12'
cd tree
run "$MISHEN" scan -- -rf
exits 1
