# Sourced. Builds programs of Go modules, with progress on stderr. The sourcing script sets $label, and ends by its own traps.

work=$(mktemp -d)
running=""
cleanup() {
    # Ctrl-C reaches the script but not what it waits for in the background.
    [ -z "$running" ] || kill "$running" 2>/dev/null || true
    rm -rf "$work"
}
export GOWORK=off # a workspace file in a folder above would replace the pins

# Shows on stderr how many lines of $work/log match while $running runs: one line that is rewritten on a terminal, else a
# new line every 20 seconds.
show_progress() {
    local what=$1 pattern=$2 of=$3 ticks=0 shown="" count
    while kill -0 "$running" 2>/dev/null; do
        sleep 0.5
        ticks=$((ticks + 1))
        count=$(grep -c "$pattern" "$work/log" || true)
        if [ -t 2 ]; then
            shown=yes
            printf '\r%s: %s: %s%s ' "$label" "$what" "$count" "$of" >&2
        elif [ $((ticks % 40)) -eq 0 ]; then
            printf '%s: %s: %s%s\n' "$label" "$what" "$count" "$of" >&2
        fi
    done
    [ -z "$shown" ] || printf '\r\033[K' >&2
}

# Waits for $running with progress; on failure prints the reason and ends.
finish() {
    local what=$1
    show_progress "$@"
    if ! wait "$running"; then
        running=""
        printf '%s failed: %s\n' "$what" "$(grep -v '^go: downloading' "$work/log" | tail -n 3 | tr '\n' ' ')"
        exit 1
    fi
    running=""
}

# build FILE FOLDER PACKAGE FLAGS: compiles PACKAGE with the pins of the module in FOLDER into FILE.
build() {
    local file=$1 folder=$2 package=$3 flags=$4 program total
    program=$(basename "$file")
    cd "$folder"
    go list -deps "$package" >"$work/packages" 2>"$work/log" &
    running=$!
    finish "downloading the Go modules of $program" '^go: downloading' ""
    total=$(wc -l <"$work/packages" | tr -d ' ')
    # -v names each package that is compiled; those in Go's cache are not named.
    go build -v -ldflags "$flags" -o "$file" "$package" >"$work/log" 2>&1 &
    running=$!
    finish "compiling $program" '' " of at most $total packages"
}
