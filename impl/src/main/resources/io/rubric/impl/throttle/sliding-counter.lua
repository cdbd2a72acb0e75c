-- window:previous:current. Of the previous window's units those count that the sliding period still covers, as if they had come evenly.
algorithms.SLIDING_COUNTER = function(key, limit, period)
  local window = math.floor(now / period)
  local elapsed = now - window * period
  local previous, current, changed = 0, 0, false

  local state = redis.call('GET', key)
  local of, before, last
  if state and #state <= 60 then
    of, before, last = string.match(state, '^(%d+):(%d+):(%d+)$')
  end
  if of then
    of = tonumber(of)
    if of >= window then
      previous, current, changed = math.min(limit, tonumber(before)), math.min(limit, tonumber(last)), of > window
    elseif of == window - 1 then
      previous = math.min(limit, tonumber(last))
    end
  end

  local counter = blank()

  local function covers(units, share) -- the microsecond of a window from which on so many units leave room for this share of the limit
    return math.max(0, period - math.floor(share * period / units))
  end

  function counter.ready(cost)
    local free = limit - current - cost
    if previous * (period - elapsed) <= free * period then
      return 0
    elseif free >= 0 then
      return math.max(1, covers(previous, free) - elapsed)
    end
    return period - elapsed + covers(current, limit - cost)
  end

  function counter.take(cost)
    current = current + cost
    changed = true
    return window, 0
  end

  function counter.give(cost, at)
    if at == window then
      current = math.max(0, current - cost)
      changed = true
    elseif at == window - 1 then
      previous = math.max(0, previous - cost)
      changed = true
    end
  end

  function counter.left()
    local reset = current > 0 and 2 * period - elapsed or previous > 0 and period - elapsed or 0
    return math.max(0, limit - current - math.ceil(previous * (period - elapsed) / period)), reset
  end

  function counter.save()
    if changed then
      local value = string.format('%.0f:%.0f:%.0f', window, previous, current)
      redis.call('SET', key, value, 'PX', millis(2 * period - elapsed))
    end
  end

  return counter
end
