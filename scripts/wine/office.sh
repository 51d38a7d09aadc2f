#!/bin/sh
# office.sh FOLDER: runs this machine's LibreOffice for a process of Windows. FOLDER/arguments has an argument a line.
# It is ended once FOLDER/alive is not touched any more, as Windows ends what a killed program has started.
folder=$1
. "$folder/environment"
set --
while IFS= read -r line; do set -- "$@" "$line"; done <"$folder/arguments"
setsid soffice "$@" </dev/null >"$folder/printed" 2>&1 &
office=$!
while kill -0 "$office" 2>/dev/null; do
    touched=$(stat -c %Y "$folder/alive" 2>/dev/null) || touched=0
    if [ "$(($(date +%s) - touched))" -gt 5 ]; then
        kill -KILL "-$office"
        break
    fi
    sleep 0.1
done
wait "$office" && code=0 || code=$?
[ -d "$folder" ] || exit 0
echo "$code" >"$folder/code.part"
mv "$folder/code.part" "$folder/code"
