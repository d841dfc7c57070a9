#!/usr/bin/env bash
# The branch living-docs-history holds the history of runs and nothing else.
#   history.sh fetch FOLDER   writes the branch's files into a folder; when there is no such branch yet, none
#   history.sh push FOLDER    makes the branch hold what the folder holds; what is kept, the living documentation decides
set -euo pipefail

branch=refs/heads/living-docs-history
what=$1 folder=$2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# An index of its own: neither the work tree nor its branch is touched.
GIT_DIR=$(git rev-parse --absolute-git-dir)
GIT_INDEX_FILE=$(mktemp -u)
GIT_WORK_TREE=$folder
export GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT

# The branch's last commit; empty when there is no branch. Not being told is an error: a history must not be taken for lost.
last_commit() {
  local found=0
  git ls-remote --exit-code origin "$branch" > /dev/null || found=$?
  case $found in
    0) git fetch --quiet --depth=1 origin "$branch" && git rev-parse FETCH_HEAD ;;
    2) ;;
    *) return "$found" ;;
  esac
}

fetch() {
  local last
  last=$(last_commit)
  if [[ -n $last ]]; then
    git read-tree "$last"
    git checkout-index --all --force
  fi
}

push() {
  local last tree commit
  cd "$folder"
  git add -- ':(glob)*.run.json' # fails when there is none: a history is never emptied
  last=$(last_commit)
  tree=$(git write-tree)
  if [[ -n $last && $tree == "$(git rev-parse "$last^{tree}")" ]]; then
    echo "The history is as it was."
    return
  fi

  commit=$(git -c user.name="Gradual Load Test" -c user.email=gradual-load-test@users.noreply.github.com \
    commit-tree "$tree" ${last:+-p "$last"} -m "Run ${GITHUB_RUN_ID:-by hand}")
  git push --quiet origin "$commit:$branch"
  echo "The history holds $(git ls-files | wc -l) runs."
}

case $what in
  fetch | push) "$what" ;;
  *) echo "history.sh fetch|push FOLDER" >&2 && exit 2 ;;
esac
