"""Does the cost of reading a bomb grow with its size and no faster?

    scaling.py BOMBS.PY FOLDER COMMAND...

Each bomb is made in three sizes, the second and third twice as large as
the one before; COMMAND with the file behind it reads it.  What is counted
is its CPU time without that of its start.  Four times the size may cost
GROWTH times as much, where what is quadratic costs 16 times; a clock of
milliseconds and a busy machine are allowed SLACK.  What looks worse is
measured again, and the least of RUNS runs counts."""
import os
import resource
import subprocess
import sys

SIZES = 0.1, 0.2, 0.4
GROWTH = 8
SLACK = 0.05  # s
RUNS = 5

maker, folder, command = sys.argv[1], sys.argv[2], sys.argv[3:]


def cost(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command + [path], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grows_too_fast(costs, start):
    worked = [max(c - start, 0) for c in costs]
    return worked[2] > GROWTH * worked[0] + SLACK


folders = []
for size in SIZES:
    folders.append(os.path.join(folder, str(size)))
    subprocess.run([sys.executable, maker, folders[-1], str(size)], check=True)
empty = os.path.join(folder, "empty.txt")
with open(empty, "w") as f:
    f.write("Nothing.\n")
start = min(cost(empty) for _ in range(RUNS))

bad = []
for name in sorted(os.listdir(folders[0])):
    paths = [os.path.join(f, name) for f in folders]
    # The largest alone shows that most are far from any harm.
    least = [float("inf"), float("inf"), cost(paths[2])]
    if least[2] - start <= SLACK:
        continue
    for _ in range(RUNS):
        least = [min(old, cost(p)) for old, p in zip(least, paths)]
        if not grows_too_fast(least, start):
            break
    else:
        bad.append("%s: %s ms" % (name, ", ".join(
            "%.0f" % (1000 * (c - start)) for c in least)))
print("\n".join(bad) if bad else "all grow with their size")
sys.exit(1 if bad else 0)
