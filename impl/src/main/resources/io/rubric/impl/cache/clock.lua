-- Goes before others, after text.lua. The clock of a partition. KEYS[1]: header "floor clock", each the microseconds of the server as 16 digits.
-- A version is what the clock says when a load begins. It never goes back while the header lives, whatever the server's time does. Without
-- a header nothing older than now is known to be good.

-- Below 2^53, from which on numbers here have gaps.
local function isversion(value)
  return value and #value == 16 and string.match(value, '^%d+$') and value < '9007199254740992'
end

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local header = text(KEYS[1])
local floor, clock = now, now
if header and isversion(string.sub(header, 1, 16)) and isversion(string.sub(header, 18)) then
  floor, clock = tonumber(string.sub(header, 1, 16)), tonumber(string.sub(header, 18))
else
  header = false
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

-- Header and generations live as long at least.
local function outlive(first, last, millis)
  for i = 1, last do
    if (i == 1 or i >= first) and redis.call('PTTL', KEYS[i]) < millis then
      redis.call('PEXPIRE', KEYS[i], millis)
    end
  end
end

-- The version of what begins now. A generation that is not there, or that no clock of ours has made, begins with it.
local function begin(first, last, millis)
  clock = math.max(now, clock)
  keepclock(millis)
  for i = first, last do
    local generation = text(KEYS[i])
    if not isversion(generation) or generation > digits(clock) then
      redis.call('SET', KEYS[i], digits(clock), 'PX', millis)
    end
  end
  outlive(first, last, millis)
  return digits(clock)
end

-- True if nothing has been removed since the version: not the cache, nor a group, whose generations are the keys from first to last. A version that the
-- clock has not come to is from before a header that was lost, and nobody knows what has been removed since.
local function current(version, first, last)
  if not header or version < digits(floor) or version > digits(clock) then
    return false
  end
  for i = first, last do
    local generation = text(KEYS[i])
    if not generation or generation > version then
      return false
    end
  end
  return true
end
