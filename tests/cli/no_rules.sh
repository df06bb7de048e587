. "$(dirname "$0")/begin.sh"
echo text > a.txt
run "$MISHEN" scan --no-builtin a.txt
exits 2
run "$MISHEN" scan --rules missing.yaml a.txt
exits 2
warns 'missing.yaml'
mkdir packs
run "$MISHEN" scan --rules packs a.txt
exits 2
org_pack 玄武工程
mv org.yaml packs
echo 玄武工程 > a.txt
run "$MISHEN" scan --no-builtin --rules packs a.txt
exits 1
