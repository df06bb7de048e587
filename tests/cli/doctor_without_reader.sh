. "$(dirname "$0")/begin.sh"
# A copy without mishen-reader beside it: doctor, scan and extract say so.
cp "$MISHEN" mishen
run ./mishen doctor
exits 4
says reader-missing
echo text > a.txt
run ./mishen scan a.txt
exits 0
echo '<p>秘密★5年</p>' > a.html
run ./mishen scan a.html --report json
exits 4
json 'r["inputs"][0]["reason"] == "reader-missing"'
run ./mishen extract a.html
exits 4
says 'reader-missing'
