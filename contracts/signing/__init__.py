"""What is on paper and in ink: who signed, the copies, their scans."""
