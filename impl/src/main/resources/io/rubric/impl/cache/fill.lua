-- Stores what was loaded under leases. KEYS: header, then of each: entry, lease, waiters, generations. ARGV: channel prefix, then of each: lease, content,
-- milliseconds, milliseconds to keep header and generations, number of its generations.
-- A removal since the load began has taken the lease away or passed its version: then nothing is stored. Answers of each 1 if it is, else 0.
local function fill(key, lease, content, millis, keep, last)
  if text(KEYS[key + 1]) ~= lease then
    return 0
  end
  redis.call('DEL', KEYS[key + 1])
  local version = string.sub(lease, -16)
  local good = current(version, key + 3, last)
  if good then
    good = not redis.pcall('SET', KEYS[key], version .. content, 'PX', millis).err -- as where memory has run out
    outlive(key + 3, last, tonumber(keep))
  end
  wake(KEYS[key + 2], KEYS[key], ARGV[1])
  return good and 1 or 0
end

local answers = {}
local key = 2
for i = 2, #ARGV, 5 do
  local last = key + 2 + ARGV[i + 4]
  answers[#answers + 1] = fill(key, ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], last)
  key = last + 1
end
return answers
