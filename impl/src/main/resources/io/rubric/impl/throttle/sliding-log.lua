-- A list of the times of the last units, of reservations those that they wait for, in their order.
algorithms.SLIDING_LOG = function(key, limit, period, burst, horizon)
  local size = redis.call('LLEN', key)
  local changed = false

  local function stamp(i)
    return tonumber(string.match(redis.call('LINDEX', key, i) or '', '^%d+$')) or 0
  end

  local function append(units, at)
    local stamps = {}
    for i = 1, units do
      stamps[#stamps + 1] = string.format('%.0f', at)
      if i % 1000 == 0 or i == units then
        redis.call('RPUSH', key, unpack(stamps))
        stamps = {}
      end
    end
    size = size + units
    changed = true
  end

  -- Stamps at the head that are a period old and count no more.
  local dead, live = 0, size
  while dead < live do
    local middle = math.floor((dead + live) / 2)
    if stamp(middle) <= now - period then
      dead = middle + 1
    else
      live = middle
    end
  end

  local function takenNow()
    local live = math.min(limit, size - dead)
    redis.call('DEL', key)
    size, dead = 0, 0
    append(live, now)
  end

  if size > dead and stamp(-1) > now + horizon then
    takenNow()
  end

  local log = blank()

  function log.ready(cost)
    if size == dead then
      return 0
    end
    local at = math.max(now, stamp(-1))
    local first = size - 1 - (limit - cost) -- with it there would be one too many
    if first >= dead then
      if stamp(first) > stamp(-1) then -- not in order, so not ours
        takenNow()
        return log.ready(cost)
      end
      at = math.max(at, stamp(first) + period)
    end
    return at - now
  end

  function log.take(cost, wait)
    append(cost, now + wait)
    if dead > 0 then
      redis.call('LTRIM', key, dead, -1)
      size, dead = size - dead, 0
    end
    return now + wait, 0
  end

  function log.give(cost, at)
    size = size - redis.call('LREM', key, -cost, string.format('%.0f', at))
    changed = true
  end

  function log.left()
    return math.max(0, limit - (size - dead)), size > dead and math.max(0, stamp(-1) + period - now) or 0
  end

  function log.save()
    if changed and size > 0 then
      redis.call('PEXPIRE', key, millis(math.max(0, stamp(-1) + period - now)))
    end
  end

  return log
end
