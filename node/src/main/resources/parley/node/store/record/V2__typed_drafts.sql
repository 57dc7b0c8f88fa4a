-- A draft is what was typed, not what could be read of it. No page wrote any before this: what stands here, if anything
-- does, came from a program of its own and cannot be shown in a form.
DELETE FROM draft;
