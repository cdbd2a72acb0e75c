-- The fields of an entry, or of what XINFO tells, by their names.
local function fields(pairs)
  local all = {}
  for i = 1, #pairs, 2 do
    all[pairs[i]] = pairs[i + 1]
  end
  return all
end

-- Adds an event to an answer. Who has written an entry without an envelope learns that nothing can be made of it.
-- Of an envelope that is too long, so much is given that it is seen to be: who has written it does not choose the size of the answer.
local function give(answer, id, attempt, event, longest)
  answer[#answer + 1] = id
  answer[#answer + 1] = attempt
  answer[#answer + 1] = string.sub(event.ce or '', 1, tonumber(longest) + 1)
end
