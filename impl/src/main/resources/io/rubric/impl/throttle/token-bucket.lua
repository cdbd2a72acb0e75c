-- A token bucket as an integer debt (the generic cell rate algorithm). KEYS: state. ARGV: limit, period in microseconds, burst.
-- A call owes one period; each microsecond pays off the limit; more debt than burst * period is refused and changes nothing.
-- The state is debt:stamp:capacity. It is gone when the debt is paid. The clock is the server's and never runs backwards.
local limit, period, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local capacity = burst * period
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local debt = 0
local state = redis.call('GET', KEYS[1])
if state then
  local owed, stamp, before = string.match(state, '^(%d+):(%d+):([1-9]%d*)$')
  if owed then
    debt, stamp, before = tonumber(owed), tonumber(stamp), tonumber(before)
    if before ~= capacity then
      -- The limit was changed: the used fraction of the old one is the used fraction of the new one.
      debt = math.min(capacity, math.ceil(debt / before * capacity))
    end
    now = math.max(now, stamp)
    if now - stamp >= debt / limit then
      debt = 0
    else
      debt = debt - (now - stamp) * limit
    end
  end
end
local excess = debt + period - capacity
if excess > 0 then
  return {0, math.floor((capacity - debt) / period), math.ceil(excess / limit), math.ceil(debt / limit)}
end
debt = debt + period
local reset = math.ceil(debt / limit)
redis.call('SET', KEYS[1], string.format('%.0f:%.0f:%.0f', debt, now, capacity), 'PX', math.ceil(reset / 1000) + 1)
return {1, math.floor((capacity - debt) / period), 0, reset}
