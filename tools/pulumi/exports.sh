# Sourced. Prints exports for eval, with values that any POSIX shell reads back as they are.

# In variables: bash before 4.3, macOS's among them, keeps the backslashes of a pattern or replacement that is written out here.
quoted() {
    local mark="'" escaped="'\\''"
    printf "'%s'" "${1//$mark/$escaped}"
}
export_line() { printf 'export %s=%s\n' "$1" "$(quoted "$2")"; }
