"""Which undated claims are the news of their text: labels, the recipe of the weights, their score."""
