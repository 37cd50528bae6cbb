# Sourced. Prints exports for eval, with values that any POSIX shell reads back as they are.

# In variables: bash before 4.3, macOS's among them, keeps the backslashes of a pattern or replacement that is written out here.
quoted() {
    local mark="'" escaped="'\\''"
    printf "'%s'" "${1//$mark/$escaped}"
}
export_line() { printf 'export %s=%s\n' "$1" "$(quoted "$2")"; }

# The file URL of an absolute path. What starts a query, a fragment or an escape in a URL is encoded; the rest stays as it is,
# so that the URL of an ordinary folder does not change.
file_url() {
    local path=$1
    path=${path//[%]/%25}
    path=${path//[#]/%23}
    printf 'file://%s' "${path//[?]/%3F}"
}
