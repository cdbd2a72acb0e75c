-- Prolongs permits. KEYS: owners of permits. ARGV and answers as renew.lua.
local now = milliseconds()
local answers = {}
for i, key in ipairs(KEYS) do
  local owner, time = ARGV[2 * i - 1], ARGV[2 * i]
  local till = redis.call('ZSCORE', key, owner)
  answers[i] = 0
  if till and tonumber(till) > now then
    answers[i] = 1
    if time ~= '0' then
      redis.call('ZADD', key, math.max(till, now + time), owner)
      keep(key, time)
    end
  end
end
return answers
