"""The rehearsal: the whole day tried with made-up answers, in memory, without a trace."""
