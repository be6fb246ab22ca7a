"""How the program looks: tokens, fonts, style sheet, icons, and what applies them."""
