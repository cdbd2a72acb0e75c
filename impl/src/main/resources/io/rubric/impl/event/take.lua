-- Begins another attempt with entries that are pending, as XPENDING tells of them. What the stream does not have any more is missing, and the group is done with it.
local function take(answer, key, group, consumer, pending, longest)
  for _, one in ipairs(pending) do
    local entry = redis.call('XCLAIM', key, group, consumer, 0, one[1])[1]
    local event = entry and entry[2] and fields(entry[2])
    if not event then -- Redis 6.2 keeps it pending
      redis.call('XACK', key, group, one[1])
      answer[1] = answer[1] + 1
      if answer[3] == '' then
        answer[3] = one[1]
      end
    elseif event['for'] and event['for'] ~= group then
      redis.call('XACK', key, group, one[1])
    else
      give(answer, one[1], one[4] + 1, event, longest)
    end
  end
  return answer
end
