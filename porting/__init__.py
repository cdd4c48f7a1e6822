"""What workflows, activities, workers and starters of the Porting Desk share."""
