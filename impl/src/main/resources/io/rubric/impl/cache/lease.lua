-- The right to load missing entries. KEYS: header, then of each: entry, lease, waiters, generations. ARGV: node, lease milliseconds, milliseconds
-- to keep header and generations, then of each: token, version of an entry that is of no use to the caller, number of its generations.
-- Answers of each: 'filled' if there is an entry by now, 'granted' and the lease, or 'held', the lease of another and its milliseconds: then the
-- node will be woken.
local function ask(key, token, unusable, last)
  local entry = text(KEYS[key])
  if entry then
    local version = string.sub(entry, 1, 16)
    if version ~= unusable and current(version, key + 3, last) then
      return {'filled'}
    end
  end
  local lease = text(KEYS[key + 1])
  local left = redis.call('PTTL', KEYS[key + 1])
  if lease and left > 0 and current(string.sub(lease, -16), key + 3, last) then -- one that a removal has passed is nobody's
    if type(redis.pcall('SADD', KEYS[key + 2], ARGV[1])) == 'table' then -- not ours
      redis.call('DEL', KEYS[key + 2])
      redis.call('SADD', KEYS[key + 2], ARGV[1])
    end
    redis.call('PEXPIRE', KEYS[key + 2], left + ARGV[2])
    return {'held', lease, left}
  end
  lease = token .. ' ' .. begin(key + 3, last, tonumber(ARGV[3]))
  redis.call('SET', KEYS[key + 1], lease, 'PX', ARGV[2])
  return {'granted', lease}
end

local answers = {}
local key = 2
for i = 4, #ARGV, 3 do
  local last = key + 2 + ARGV[i + 2]
  answers[#answers + 1] = ask(key, ARGV[i], ARGV[i + 1], last)
  key = last + 1
end
return answers
