-- A token bucket as a debt (the generic cell rate algorithm): a unit owes one period, each microsecond pays off the limit, and more than burst * period is over the limit.
-- debt:stamp:capacity[:gone[:largest:given]], hexadecimal, since it is short. gone: what was ever given back from under the debt of later calls. While reservations are under way, largest is the cost of the
-- most expensive one, and given what was given back since they began; without that the debt would be above the capacity.
algorithms.TOKEN_BUCKET = function(key, limit, period, burst, horizon)
  local capacity = burst * period
  local debt, gone, largest, given, changed = 0, 0, 0, 0, false

  local state = redis.call('GET', key)
  local owed, stamp, before, rest
  if state and #state <= 100 then
    owed, stamp, before, rest = string.match(state, '^(%x+):(%x+):([1-9a-f]%x*)([%x:]*)$')
  end
  if owed then
    debt, stamp, before = tonumber(owed, 16), tonumber(stamp, 16), tonumber(before, 16)
    if rest ~= '' then
      local first, second, third = string.match(rest, '^:(%x+):?(%x*):?(%x*)$')
      gone = (tonumber(first or '', 16) or 0) % 2 ^ 52
      largest = math.min(tonumber(second or '', 16) or 0, burst)
      given = tonumber(third or '', 16) or 0
    end
    if before ~= capacity then -- the limit was changed: the used fraction of the old one is the used fraction of the new one
      debt, given = math.ceil(debt / before * capacity), math.ceil(given / before * capacity)
    end
    debt, given = math.min(debt, capacity + horizon * limit), math.min(given, capacity)
    changed = stamp > now
    if not changed then
      debt = math.max(0, debt - (now - stamp) * limit)
    end
  end

  local bucket = blank()

  local function reserved()
    return debt + given > capacity
  end

  function bucket.ready(cost)
    return math.max(0, math.ceil((debt + cost * period - capacity) / limit))
  end

  function bucket.take(cost, wait)
    if not reserved() then
      largest, given = 0, 0
    end
    debt = debt + cost * period
    if wait > 0 then
      largest = math.max(largest, cost)
    end
    changed = true
    return now, debt + gone
  end

  -- Without the call the debt would be lower by what of it is not paid off yet. The last one is undone. From under later calls no more comes back than is certainly unpaid, and those
  -- who have reserved their times keep them: giving back more than the capacity has beside their calls would let somebody in at the same time.
  function bucket.give(cost, taken, position)
    local own, paid = cost * period, math.max(0, now - taken) * limit
    local left = position - gone - paid -- unpaid of this call and those before it
    local back = 0
    if left == debt then
      back = math.min(own, debt)
    elseif left < debt then
      back = math.min(own, debt, math.max(left, own - paid))
      if reserved() then
        back = math.min(back, capacity - largest * period - given)
      end
      back = math.max(0, back)
      gone, given = (gone + back) % 2 ^ 52, given + back
    end
    debt = debt - back
    changed = changed or back > 0
  end

  function bucket.left()
    return math.max(0, math.floor((capacity - debt) / period)), math.ceil(debt / limit)
  end

  function bucket.save()
    if not changed then
      return
    end
    if debt == 0 and gone == 0 then
      redis.call('DEL', key)
      return
    end
    local value, life = string.format('%x:%x:%x', debt, now, capacity), debt
    if gone > 0 or reserved() then
      value, life = value .. string.format(':%x', gone), capacity + horizon * limit -- as long as a call can be unpaid
    end
    if reserved() then
      value = value .. string.format(':%x:%x', largest, given)
    end
    redis.call('SET', key, value, 'PX', millis(life / limit))
  end

  return bucket
end
