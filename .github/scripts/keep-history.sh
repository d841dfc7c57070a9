#!/usr/bin/env bash
# Adds the files of a folder to the branch that keeps the history of runs, and drops the oldest from it.
# Usage: keep-history.sh FOLDER
set -euo pipefail

branch=living-docs-history
keep=400 # a nightly run for a year, and room for those by hand
folder=$(cd "$1" && pwd)

if ! compgen -G "$folder/*.json" > /dev/null; then
  echo "There is no run to add to the history."
  exit 0
fi

# An index of its own: neither the work tree nor a branch that is checked out is touched.
GIT_DIR=$(git rev-parse --absolute-git-dir)
GIT_INDEX_FILE=$(mktemp -u)
export GIT_DIR GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT

parent=()
git ls-remote --exit-code --heads origin "refs/heads/$branch" > /dev/null && found=0 || found=$?
case $found in
  0)
    git fetch --quiet --depth=1 origin "refs/heads/$branch"
    git read-tree FETCH_HEAD
    parent=(-p "$(git rev-parse FETCH_HEAD)")
    ;;
  2) echo "The branch $branch is new." ;;
  *) exit "$found" ;;
esac

git --work-tree="$folder" -C "$folder" add --ignore-removal -- ':(glob)*.json'
# Names begin with the time of the run, so that the first are the oldest.
git ls-files | head -n "-$keep" | git update-index --force-remove --stdin

tree=$(git write-tree)
if [[ ${#parent[@]} -gt 0 && $tree == "$(git rev-parse "${parent[1]}^{tree}")" ]]; then
  echo "The history has all of these runs."
  exit 0
fi

commit=$(git -c user.name="Gradual Load Test" -c user.email="gradual-load-test@localhost" commit-tree "$tree" "${parent[@]}" -m "${HISTORY_MESSAGE:-A run}")
git push --quiet origin "$commit:refs/heads/$branch"
echo "The history holds $(git ls-files | wc -l) runs."
