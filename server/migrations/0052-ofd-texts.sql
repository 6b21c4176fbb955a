-- What an OFD says is read now: those that came before are read as well.
update component set text_state = 'waiting', text_note = null
where media_type = 'application/ofd' and text_state = 'none';
