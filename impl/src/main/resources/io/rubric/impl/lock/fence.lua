-- The next fence of a lock: the server's clock in microseconds, and greater than the last one, of which there are 16 digits.
local function fence(value)
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local last = value and tonumber(string.match(value, '^(%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d)'))
  if last and now <= last then
    now = last + 1
  end
  return string.format('%016.0f', now)
end
