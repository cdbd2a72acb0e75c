-- A token bucket as an integer debt (the generic cell rate algorithm). KEYS: state. ARGV: limit, period in microseconds, burst.
-- A call owes one period; each microsecond pays off the limit; more debt than burst * period is refused and changes nothing.
-- The state is debt:stamp:capacity; anything else is none. It is gone when the debt is paid. The clock is the server's.
local limit, period, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local capacity = burst * period
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local debt, steppedBack = 0, false

local function save()
  local lives = math.ceil(math.ceil(debt / limit) / 1000) + 1
  redis.call('SET', KEYS[1], string.format('%.0f:%.0f:%.0f', debt, now, capacity), 'PX', lives)
end

local state = redis.call('GET', KEYS[1])
local owed, stamp, before
if state and #state <= 60 then
  owed, stamp, before = string.match(state, '^(%d+):(%d+):([1-9]%d*)$')
end
if owed then
  debt, stamp, before = tonumber(owed), tonumber(stamp), tonumber(before)
  debt = math.min(debt, before)
  if before ~= capacity then
    -- The limit was changed: the used fraction of the old one is the used fraction of the new one.
    debt = math.min(capacity, math.ceil(debt / before * capacity))
  end
  steppedBack = stamp > now
  local elapsed = math.max(0, now - stamp)
  if elapsed >= debt / limit then
    debt = 0
  else
    debt = debt - elapsed * limit
  end
end

local excess = debt + period - capacity
if excess > 0 then
  if steppedBack then
    save() -- else the debt would not be paid off before the clock is where it was
  end
  return {0, math.floor((capacity - debt) / period), math.ceil(excess / limit), math.ceil(debt / limit)}
end
debt = debt + period
save()
return {1, math.floor((capacity - debt) / period), 0, math.ceil(debt / limit)}
