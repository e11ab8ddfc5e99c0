"""How long a contract takes, beside docxtpl as it is commonly used: ``make bench``. A measurement, never a test."""
