-- window:count. Units above the limit are those of the windows that follow, which are reserved; a call whose units do not fit into what is left of a window takes the next one.
algorithms.FIXED_WINDOW = function(key, limit, period, burst, horizon)
  local window = math.floor(now / period)
  local count, changed = 0, false

  local state = redis.call('GET', key)
  local of, used
  if state and #state <= 40 then
    of, used = string.match(state, '^(%d+):(%d+)$')
  end
  if of then
    of = tonumber(of)
    count = math.max(0, tonumber(used) - math.max(0, window - of) * limit)
    local most = (2 + math.floor(horizon / period)) * limit
    changed = of > window or count > most
    count = math.min(count, most)
  end

  -- The number of the window, 0 for this one, and what would be taken up to its end.
  local function place(cost)
    local ahead = math.floor(count / limit)
    if count + cost > (ahead + 1) * limit then
      ahead = ahead + 1
      return ahead, ahead * limit + cost
    end
    return ahead, count + cost
  end

  local counter = blank()

  function counter.ready(cost)
    local ahead = place(cost)
    return ahead == 0 and 0 or (window + ahead) * period - now
  end

  -- The second number: what it has left of the window before.
  function counter.take(cost)
    local ahead, before = 0, count
    ahead, count = place(cost)
    changed = true
    return window + ahead, count - cost - before
  end

  -- Only in the last window that has been taken; those who have reserved a later one keep it.
  function counter.give(cost, at, skipped)
    if count > 0 and at == window + math.floor((count - 1) / limit) then
      count = math.max(0, count - cost)
      if at > window and count == (at - window) * limit then
        count = count - skipped
      end
      changed = true
    end
  end

  function counter.left()
    return math.max(0, limit - count), count > 0 and (window + math.ceil(count / limit)) * period - now or 0
  end

  function counter.save()
    if changed then
      local _, reset = counter.left()
      redis.call('SET', key, string.format('%.0f:%.0f', window, count), 'PX', millis(math.max(1, reset)))
    end
  end

  return counter
end
