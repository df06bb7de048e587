. "$(dirname "$0")/begin.sh"
# On a terminal no document moves the cursor or turns the direction of text.
printf 'one\t\033[2Jtwo\r\n\342\200\256three\n' > a.txt
/usr/bin/python3 - <<'P' > seen
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(os.environ["MISHEN"], ["mishen", "extract", "a.txt"])
seen = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
P
holds seen "$(printf 'one\t\\x1b[2Jtwo')"
holds seen '\u{202e}three'
! grep -q "$(printf '\033')" seen || fail 'an escape came through'
