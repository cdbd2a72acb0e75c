-- Prolongs what is read. KEYS: a lock and its readers, in pairs. ARGV and answers as renew.lua.
local now = milliseconds()
local answers = {}
for i = 1, #KEYS / 2 do
  local lock, readers = KEYS[2 * i - 1], KEYS[2 * i]
  local owner, time = ARGV[2 * i - 1], ARGV[2 * i]
  local value = redis.call('GET', lock)
  local till = redis.call('ZSCORE', readers, owner)
  answers[i] = 0
  if value and string.sub(value, 18) == 'r' and till and tonumber(till) > now then
    answers[i] = 1
    if time ~= '0' then
      redis.call('ZADD', readers, math.max(till, now + time), owner)
      keep(readers, time)
      keep(lock, time)
    end
  end
end
return answers
