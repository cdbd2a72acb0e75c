-- A token bucket as a debt (the generic cell rate algorithm): a unit owes one period, each microsecond pays off the limit, and more than burst * period is over the limit.
-- debt:stamp:capacity[:largest]. While reservations are under way the debt is above the capacity, and largest is the cost of the most expensive one.
algorithms.TOKEN_BUCKET = function(key, limit, period, burst, horizon)
  local capacity = burst * period
  local debt, largest, changed = 0, 0, false

  local state = redis.call('GET', key)
  local owed, stamp, before, most
  if state and #state <= 80 then
    owed, stamp, before, most = string.match(state, '^(%d+):(%d+):([1-9]%d*):?(%d*)$')
  end
  if owed then
    debt, stamp, before = tonumber(owed), tonumber(stamp), tonumber(before)
    largest = tonumber(most) or 0
    if before ~= capacity then
      -- The limit was changed: the used fraction of the old one is the used fraction of the new one.
      debt = math.ceil(math.min(debt, before) / before * capacity)
    end
    debt = math.min(debt, capacity + horizon * limit)
    changed = stamp > now
    local elapsed = math.max(0, now - stamp)
    if elapsed >= debt / limit then
      debt = 0
    else
      debt = debt - elapsed * limit
    end
  end

  local bucket = {}

  function bucket.ready(cost)
    return math.max(0, math.ceil((debt + cost * period - capacity) / limit))
  end

  function bucket.take(cost, wait)
    if debt <= capacity then
      largest = 0
    end
    debt = debt + cost * period
    if wait > 0 then
      largest = math.max(largest, cost)
    end
    changed = true
    return now, debt
  end

  -- Without the call the debt would be lower by what is not paid off yet. If others have reserved their times since, they keep them; giving back more than
  -- the capacity has beside their calls would let somebody in at the same time.
  function bucket.give(cost, taken, level)
    local left = level - math.max(0, now - taken) * limit
    local back = math.max(0, math.min(cost * period, left))
    if debt > capacity and debt ~= left then
      back = math.min(back, math.max(0, capacity - largest * period))
    end
    debt = debt - math.min(debt, back)
    changed = true
  end

  function bucket.remaining()
    return math.max(0, math.floor((capacity - debt) / period))
  end

  function bucket.reset()
    return math.ceil(debt / limit)
  end

  function bucket.save()
    if not changed then
      return
    end
    if debt == 0 then
      redis.call('DEL', key)
      return
    end
    local value = string.format('%.0f:%.0f:%.0f', debt, now, capacity)
    if debt > capacity then
      value = value .. string.format(':%.0f', largest)
    end
    redis.call('SET', key, value, 'PX', millis(debt / limit))
  end

  return bucket
end
