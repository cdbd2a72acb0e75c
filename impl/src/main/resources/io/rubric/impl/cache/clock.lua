-- Goes before the others. The clock of a partition. KEYS[1]: header "floor clock", each the microseconds of the server as 16 digits.
-- A version is what the clock says when a load begins. It never goes back while the header lives, whatever the server's time does. Without
-- a header nothing older than now is known to be good.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local header = redis.call('GET', KEYS[1])
local floor = header and tonumber(string.sub(header, 1, 16))
local clock = header and tonumber(string.sub(header, 18, 33))
if not floor or not clock then
  header, floor, clock = false, now, now
end

local function digits(version)
  return string.format('%016.0f', version)
end

-- Nothing that others depend on is forgotten before them.
local function keep(key, value, millis)
  redis.call('SET', key, value, 'PX', math.max(millis, redis.call('PTTL', key)))
end

local function keepclock(millis)
  keep(KEYS[1], digits(floor) .. ' ' .. digits(clock), millis)
end

-- True if nothing has been removed since the version: not the cache, nor a group, whose generations are the keys from first on.
local function current(version, first)
  if not header or version < digits(floor) then
    return false
  end
  for i = first, #KEYS do
    local generation = redis.call('GET', KEYS[i])
    if not generation or generation > version then
      return false
    end
  end
  return true
end
