"""What a campaign says as sheets of rows (sổ tính phong trào), and what other rows would change."""
