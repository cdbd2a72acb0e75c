-- Takes a lock that is free, for one who has not waited. KEYS and ARGV as acquire.lua, which goes on where this ends: the most frequent case
-- needs nothing of what is defined there.
local value = redis.call('GET', KEYS[1])
if ARGV[4] == '0' and (not value or #value == 16) then
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  if not value or now > (tonumber(value) or now) then
    local text = string.format('%016.0f', now)
    redis.call('SET', KEYS[1], text .. '0' .. ARGV[1], 'PX', ARGV[2])
    return {text}
  end
end
